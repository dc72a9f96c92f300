import { useState } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Geo.module.css';

type PlacesImportDialogProps = { readonly onDone: (text: string) => void; readonly onClose: () => void };

/** Takes places from a table; first it says what would become of it. */
export function PlacesImportDialog({ onDone, onClose }: PlacesImportDialogProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const [content, setContent] = useState('');
  const [answer, setAnswer] = useState<Output<'geo.import'>>();
  const [fault, setFault] = useState<unknown>();
  const write = (text: string): void => {
    setContent(text);
    setAnswer(undefined);
    setFault(undefined);
  };
  const send = (dryRun: boolean): void =>
    void call('geo.import', { content, dryRun }).then((told) => {
      if (dryRun) setAnswer(told);
      else {
        onDone(t('geo.csvDone', { count: told.placed }));
        onClose();
      }
    }, setFault);
  return (
    <Dialog title={t('geo.import')} onClose={onClose} size="large">
      <DialogBody>
        <p className={styles['hint']}>{t('geo.csvHint')}</p>
        <label className={styles['field']}>
          {t('geo.csvFile')}
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={({ target }) => void target.files?.[0]?.text().then(write)}
          />
        </label>
        <label className={styles['field']}>
          {t('geo.csvText')}
          <textarea rows={8} value={content} spellCheck={false} onChange={({ target }) => write(target.value)} />
        </label>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {answer && (
          <output>
            <p>{t('geo.csvPreview', { count: answer.placed })}</p>
            <ul className={styles['errors']}>
              {answer.errors.map(({ line, message }) => (
                <li key={line}>{t('geo.csvLine', { line, message })}</li>
              ))}
            </ul>
          </output>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {answer === undefined || answer.placed === 0 ? (
          <Button
            tone="primary"
            whyNot={content.trim() === '' ? t('geo.csvHint') : undefined}
            onClick={() => send(true)}
          >
            {t('geo.check')}
          </Button>
        ) : (
          <Button tone="primary" onClick={() => send(false)}>
            {t('geo.import')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
