import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { COLUMN_IDS, COLUMN_LOOKS, type ColumnId, movedColumn, shownColumns } from './columns.model.ts';
import styles from './ColumnsDialog.module.css';
import { useList } from './ListContext.tsx';

/** Which columns the list shows, in which order. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech();
  const { settings } = useList();
  const { columns, widths } = settings.store.getState();
  const [chosen, setChosen] = useState<readonly ColumnId[]>(() =>
    columns.length > 0 ? columns : shownColumns([], widths, window.innerWidth - 240),
  );
  const [sizes, setSizes] = useState(widths);
  const rest = COLUMN_IDS.filter((id) => !chosen.includes(id));
  const toggle = (id: ColumnId): void =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const resize = (id: ColumnId, written: string): void =>
    setSizes((before) => {
      const others = Object.entries(before).filter(([known]) => known !== id);
      return Object.fromEntries(written === '' ? others : [...others, [id, Number(written)]]);
    });
  const done = (): void => {
    settings.change({ columns: chosen });
    for (const id of COLUMN_IDS) {
      const px = sizes[id];
      if (px !== undefined) settings.widen(id, px);
    }
    onClose();
  };
  return (
    <Dialog title={t('devices.list.columns')} onClose={onClose}>
      <DialogBody>
        <p className={styles['lead']}>{t('devices.list.columnsLead')}</p>
        <ul className={styles['list']}>
          {[...chosen, ...rest].map((id) => {
            const name = t(`devices.columns.${id}`);
            const isShown = chosen.includes(id);
            return (
              <li key={id} className={styles['item']}>
                <label className={styles['tick']}>
                  <input
                    type="checkbox"
                    checked={isShown}
                    disabled={isShown && chosen.length === 1}
                    onChange={() => toggle(id)}
                  />
                  {name}
                </label>
                {isShown && (
                  <>
                    <input
                      type="number"
                      className={styles['width']}
                      min={48}
                      max={900}
                      step={4}
                      aria-label={t('devices.list.width', { column: name })}
                      placeholder={String(COLUMN_LOOKS[id].width)}
                      value={sizes[id] ?? ''}
                      onChange={({ target }) => resize(id, target.value)}
                    />
                    <IconButton
                      label={t('devices.list.earlier', { column: name })}
                      icon={<ArrowUp size={14} />}
                      disabled={chosen[0] === id}
                      onClick={() => setChosen(movedColumn(chosen, id, -1))}
                    />
                    <IconButton
                      label={t('devices.list.later', { column: name })}
                      icon={<ArrowDown size={14} />}
                      disabled={chosen.at(-1) === id}
                      onClick={() => setChosen(movedColumn(chosen, id, 1))}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </DialogBody>
      <DialogActions>
        <Button
          onClick={() => {
            settings.change({ columns: [], widths: {} });
            onClose();
          }}
        >
          {t('devices.list.automatic')}
        </Button>
        <Button tone="primary" onClick={done}>
          {t('devices.list.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
