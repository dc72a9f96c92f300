import { Pause, Pencil, Play, RefreshCw, Trash2, Wrench, X } from 'lucide-react';
import type { Device } from '../../../../contract/devices.ts';
import { useAppState } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useList } from '../list/ListContext.tsx';
import styles from './Bulk.module.css';
import { useDeviceActions } from './use-device-actions.ts';

const MINUTE = 60_000;
const WINDOWS = [
  { key: 'devices.bulk.for30min', ms: 30 * MINUTE },
  { key: 'devices.bulk.for1h', ms: 60 * MINUTE },
  { key: 'devices.bulk.for2h', ms: 120 * MINUTE },
] as const;

type BulkBarProps = {
  readonly devices: readonly Device[];
  readonly onEdit: () => void;
  readonly onMaintenance: () => void;
  readonly onDelete: () => void;
};

/** What can be done to the marked devices together, at the foot of the list. */
export function BulkBar({ devices, onEdit, onMaintenance, onDelete }: BulkBarProps) {
  const { t } = useSpeech();
  const { list } = useList();
  const actions = useDeviceActions();
  const now = useAppState((state) => state.now);
  const whyNot = useWhyNot('operator');
  const isResting = devices.every((device) => device.paused);
  return (
    <div role="toolbar" aria-label={t('devices.bulk.label')} className={styles['bar']}>
      <strong className={styles['count']} aria-live="polite">
        {t('devices.bulk.selected', { count: devices.length })}
      </strong>
      <Button
        whyNot={whyNot}
        icon={isResting ? <Play size={14} /> : <Pause size={14} />}
        onClick={() => actions.setPaused(devices, !isResting)}
      >
        {t(isResting ? 'devices.actions.resume' : 'devices.actions.pause')}
      </Button>
      <Button whyNot={whyNot} icon={<RefreshCw size={14} />} onClick={() => actions.poll(devices)}>
        {t('devices.actions.poll')}
      </Button>
      <Button whyNot={whyNot} icon={<Pencil size={14} />} onClick={onEdit}>
        {t('devices.bulk.edit')}
      </Button>
      <Menu
        trigger={
          <Button whyNot={whyNot} icon={<Wrench size={14} />}>
            {t('devices.bulk.maintenance')}
          </Button>
        }
      >
        {WINDOWS.map(({ key, ms }) => (
          <MenuItem key={key} onSelect={() => void actions.maintain(devices, now + ms).catch(actions.tellFault)}>
            {t(key)}
          </MenuItem>
        ))}
        <MenuItem onSelect={onMaintenance}>{t('devices.bulk.untilChoose')}</MenuItem>
      </Menu>
      <Button whyNot={whyNot} icon={<Trash2 size={14} />} onClick={onDelete}>
        {t('devices.actions.delete')}
      </Button>
      <span className={styles['undo']}>
        {t('devices.bulk.undoHint')} <kbd>Ctrl Z</kbd>
      </span>
      <IconButton label={t('devices.bulk.clear')} icon={<X size={14} />} onClick={() => list.clear()} />
    </div>
  );
}
