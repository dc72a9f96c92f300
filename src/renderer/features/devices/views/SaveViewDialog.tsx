import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { parseFilter } from '../../../../contract/filter/filter.ts';
import { useMayOperate } from '../../../store/AppProvider.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { focusAtOnce } from '../../../ui/focus.ts';
import { TextField, TickField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useList } from '../list/ListContext.tsx';
import styles from './SaveViewDialog.module.css';
import type { SavedViews } from './use-saved-views.ts';

type SaveViewDialogProps = { readonly views: SavedViews; readonly onClose: () => void };

/** Saves the list as it is now under a name; the views there are can be removed here. */
export function SaveViewDialog({ views, onClose }: SaveViewDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { list, settings } = useList();
  const mayShare = useMayOperate();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const { q, sort } = list.store.getState().asked;
  const { columns, widths, layout } = settings.store.getState();
  const isWrong = parseFilter(q).error !== undefined;
  const attempt = async (work: Promise<void>, after: () => void): Promise<void> => {
    try {
      await work;
      after();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || isWrong) return;
    const view = {
      name: name.trim(),
      filter: q,
      columns: columns.map((id) => ({ id, width: widths[id] ?? null })),
      sort: { column: sort.column, descending: sort.isDescending },
      layout,
      shared: isShared,
    };
    void attempt(views.create(view), onClose);
  };
  return (
    <Dialog title={t('devices.views.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          <TextField
            label={t('devices.columns.name')}
            value={name}
            onValue={setName}
            maxLength={100}
            ref={focusAtOnce}
          />
          <p className={styles['filter']}>
            {isWrong ? t('devices.views.wrong') : q === '' ? t('devices.views.everything') : <code>{q}</code>}
          </p>
          {mayShare && <TickField label={t('devices.views.share')} checked={isShared} onValue={setShared} />}
          {views.items.length > 0 && (
            <ul className={styles['list']} aria-label={t('devices.views.existing')}>
              {views.items.map((view) => (
                <li key={view.id} className={styles['item']}>
                  <span className={styles['name']}>
                    {view.name}
                    {view.shared && <span className={styles['shared']}> · {t('devices.views.shared')}</span>}
                  </span>
                  <IconButton
                    label={t('devices.views.remove', { name: view.name })}
                    icon={<Trash2 size={14} />}
                    disabled={view.shared && !mayShare}
                    onClick={() => void attempt(views.remove(view), () => undefined)}
                  />
                </li>
              ))}
            </ul>
          )}
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={name.trim() === '' || isWrong}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
