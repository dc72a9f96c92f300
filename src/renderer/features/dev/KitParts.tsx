import { Plus } from 'lucide-react';
import { useState } from 'react';
import { DEVICE_STATES } from '../../../contract/devices.ts';
import { DEFAULT_RANGE } from '../../time/range.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogBody } from '../../ui/Dialog.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { SelectField, TextField, TickField } from '../../ui/Field.tsx';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { Menu, MenuChoices, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { RangePicker } from '../../ui/RangePicker.tsx';
import { createRangeHistory, RangeHistoryProvider } from '../../ui/range-history.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { Splitter } from '../../ui/Splitter.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Kit.module.css';
import { madeUp } from './kit-data.ts';

// Texts of this page are for developers and are not translated.
const SPARK = madeUp({ to: 0, stepMs: 1, count: 60, seed: 4 }).avg.map((value, index) =>
  index > 20 && index < 26 ? null : value,
);

export function KitParts({ theme }: { readonly theme: string }) {
  const speech = useSpeech();
  const [text, setText] = useState('10.20.1.1');
  const [isTicked, setTicked] = useState(true);
  const [tab, setTab] = useState<'one' | 'two'>('one');
  return (
    <>
      <div className={styles['row']}>
        {DEVICE_STATES.map((state) => (
          <StatusMark key={state} state={state} />
        ))}
      </div>
      <Buttons />
      <div className={styles['row']}>
        <TextField label="Address" value={text} onValue={setText} isMono hint="A hint" />
        <TextField label="Address" value="10.1" onValue={setText} error="Not an address." />
        <SelectField
          label="Profile"
          value="lan"
          onValue={() => undefined}
          choices={[
            { value: 'lan', label: 'LAN' },
            { value: 'wan', label: 'WAN' },
          ]}
        />
        <TickField label="Active" checked={isTicked} onValue={setTicked} />
      </div>
      <div className={styles['row']}>
        <Heartbeat letters="eeeegggeeefffeeeeppeeddddee--e" />
        <Sparkline values={SPARK} label="Latency, made up" />
        <Sparkline values={SPARK} label="Latency, made up" token="--series-2" width={120} />
      </div>
      <FaultNote fault={showFault(new Error('the cause'), speech)} action={<Button>Try again</Button>} />
      <Tabs
        label="Tabs"
        value={tab}
        onValue={setTab}
        tabs={[
          { value: 'one', label: 'Summary', content: <Skeleton /> },
          { value: 'two', label: 'Details', content: 'second panel' },
        ]}
      />
      <div className={styles['split']}>
        <Splitter name={`kit-${theme}`} share={40} first={<p>first pane</p>} second={<p>second pane</p>} />
      </div>
      <EmptyState title="Nothing here." next="What comes next." action={<Button tone="primary">Begin</Button>} />
    </>
  );
}

function Buttons() {
  const toasts = useToasts();
  const [opened, setOpened] = useState<'dialog' | 'drawer'>();
  const [range, setRange] = useState(DEFAULT_RANGE);
  const [history] = useState(createRangeHistory);
  const close = () => setOpened(undefined);
  return (
    <div className={styles['row']}>
      <Button>Plain</Button>
      <Button tone="primary" icon={<Plus size={14} />}>
        Primary
      </Button>
      <Button tone="danger">Danger</Button>
      <Button disabled>Disabled</Button>
      <Tooltip text="A hint that explains">
        <IconButton label="Add" icon={<Plus size={16} />} />
      </Tooltip>
      <Menu trigger={<Button>Menu</Button>}>
        <MenuItem onSelect={() => undefined}>First</MenuItem>
        <MenuLine />
        <MenuChoices
          label="Choices"
          value="a"
          onChoose={() => undefined}
          choices={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />
      </Menu>
      <Button onClick={() => setOpened('dialog')}>Dialog</Button>
      <Button onClick={() => setOpened('drawer')}>Drawer</Button>
      <Button onClick={() => toasts.show('Something was done.', { undo: () => undefined })}>Toast</Button>
      <RangeHistoryProvider value={history}>
        <RangePicker range={range} onRange={setRange} />
      </RangeHistoryProvider>
      {opened === 'dialog' && (
        <Dialog title="A dialog" onClose={close}>
          <DialogBody>Body</DialogBody>
        </Dialog>
      )}
      {opened === 'drawer' && (
        <Drawer title="A drawer" onClose={close}>
          Body
        </Drawer>
      )}
    </div>
  );
}
