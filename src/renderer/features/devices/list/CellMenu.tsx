import { ContextMenu } from 'radix-ui';
import { type ReactElement, type RefObject, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { hashOf } from '../../../route/route.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import styles from '../../../ui/Menu.module.css';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useDeviceActions } from '../bulk/use-device-actions.ts';
import { type ColumnId, isColumn } from './columns.model.ts';
import { cellFilter, filterRow, withCondition } from './filter.model.ts';
import { useList } from './ListContext.tsx';

/** What a menu is about: a device, and the column that was pointed at. */
type Pointed = { readonly device: Device; readonly column: ColumnId; readonly text: string };

type CellMenuProps = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (id: string) => void;
  readonly children: ReactElement;
};

const Item = ({ onSelect, disabled = false, children }: Parameters<typeof ContextMenu.Item>[0]) => (
  <ContextMenu.Item className={styles['item']} disabled={disabled} {...(onSelect && { onSelect })}>
    {children}
  </ContextMenu.Item>
);

/** The menu of a cell: see only the like of it, none of it, copy it, or do something to its device. */
export function CellMenu({ scroller, onOpen, children }: CellMenuProps) {
  const { store } = useApp();
  const [pointed, setPointed] = useState<Pointed>();
  const point = (target: EventTarget): Pointed | undefined => {
    const element = target instanceof Element ? target : null;
    const row = element?.closest<HTMLElement>('tr[data-id]');
    // From the keyboard the row itself is meant: then the name is the cell.
    const cell =
      element?.closest<HTMLElement>('td[data-column]') ?? row?.querySelector<HTMLElement>('td[data-column=name]');
    const device = store.getState().devices?.get(row?.dataset['id'] ?? '');
    const column = cell?.dataset['column'] ?? 'name';
    return device && isColumn(column) ? { device, column, text: cell?.textContent ?? '' } : undefined;
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger
        asChild
        onContextMenuCapture={(event) => {
          const found = point(event.target);
          setPointed(found);
          if (found === undefined) event.stopPropagation();
          else store.select(found.device.id);
        }}
      >
        {children}
      </ContextMenu.Trigger>
      {pointed && (
        <ContextMenu.Content
          className={styles['menu']}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            scroller.current?.querySelector<HTMLElement>(`tr[data-id="${pointed.device.id}"]`)?.focus();
          }}
        >
          <Items {...pointed} onOpen={onOpen} />
        </ContextMenu.Content>
      )}
    </ContextMenu.Root>
  );
}

function Items({ device, column, text, onOpen }: Pointed & Pick<CellMenuProps, 'onOpen'>) {
  const { t } = useSpeech();
  const { store } = useApp();
  const { list } = useList();
  const whyNot = useWhyNot('operator');
  const actions = useDeviceActions();
  const { live, now } = store.getState();
  const filter = cellFilter(column, filterRow(device, live.get(device.id), now));
  const narrow = (condition: string) => () => {
    if (filter) list.ask({ q: withCondition(list.store.getState().asked.q, filter.field, condition) });
  };
  const copy = (words: string) => () => void navigator.clipboard?.writeText(words).catch(() => undefined);
  const link = new URL(hashOf({ view: 'device', id: device.id }), window.location.href).href;
  return (
    <>
      <ContextMenu.Label className={styles['note']}>{t(`devices.columns.${column}`)}</ContextMenu.Label>
      {filter && (
        <>
          <Item onSelect={narrow(filter.only)}>{t('devices.list.only', { condition: filter.only })}</Item>
          <Item onSelect={narrow(filter.exclude)}>{t('devices.list.exclude', { condition: filter.exclude })}</Item>
        </>
      )}
      <Item disabled={text === ''} onSelect={copy(text)}>
        {t('devices.list.copy')}
      </Item>
      <ContextMenu.Separator className={styles['line']} />
      <ContextMenu.Label className={styles['note']}>{device.name}</ContextMenu.Label>
      <Item onSelect={() => onOpen(device.id)}>{t('devices.list.open')}</Item>
      <Item onSelect={copy(link)}>{t('devices.list.copyLink')}</Item>
      {whyNot !== undefined && <ContextMenu.Label className={styles['note']}>{whyNot}</ContextMenu.Label>}
      <Item disabled={whyNot !== undefined} onSelect={() => actions.setPaused([device], !device.paused)}>
        {t(device.paused ? 'devices.actions.resume' : 'devices.actions.pause')}
      </Item>
      <Item disabled={whyNot !== undefined} onSelect={() => actions.poll([device])}>
        {t('devices.actions.poll')}
      </Item>
    </>
  );
}
