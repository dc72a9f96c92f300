import { FileUp } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { roleCovers } from '../../../../contract/define.ts';
import type { ImportResult } from '../../../../contract/transfers.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { TickField } from '../../../ui/Field.tsx';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Intake.module.css';

const SHOWN = 100;

type Chosen = { readonly name: string; readonly content: string };

/** Takes the devices of a config.json, after a look at what that would do. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const toasts = useToasts();
  const role = useAppState(({ me }) => me?.role);
  const mayImport = roleCovers(role, 'engineer');
  const [file, setFile] = useState<Chosen>();
  const [result, setResult] = useState<ImportResult>();
  const [skipInvalid, setSkipInvalid] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const run = async (chosen: Chosen, dryRun: boolean, skip: boolean): Promise<ImportResult | undefined> => {
    setBusy(true);
    setFault(undefined);
    try {
      return await call('imports.run', { content: chosen.content, dryRun, skipInvalid: skip });
    } catch (thrown) {
      setFault(thrown);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const look = async (chosen: Chosen, skip: boolean): Promise<void> => setResult(await run(chosen, true, skip));
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [one] = target.files ?? [];
    if (one === undefined) return;
    const chosen = { name: one.name, content: await one.text() };
    setFile(chosen);
    await look(chosen, skipInvalid);
  };
  const take = async (): Promise<void> => {
    if (file === undefined) return;
    const done = await run(file, false, skipInvalid);
    if (done === undefined) return;
    toasts.show(t('devices.import.done', { added: done.added, changed: done.changed }));
    onClose();
  };
  const wouldDo = result ? result.added + result.changed : 0;
  const why = mayImport || role === undefined ? undefined : t('devices.import.role', { role: t(`roles.${role}`) });
  return (
    <Dialog title={t('devices.import.title')} size="large" onClose={onClose}>
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {why && <p className={styles['bad']}>{why}</p>}
        <label className={styles['file']}>
          <FileUp size={20} aria-hidden="true" />
          <span>{file?.name ?? t('devices.import.lead')}</span>
          <input
            type="file"
            accept=".json,application/json"
            disabled={!mayImport}
            onChange={(event) => void choose(event)}
          />
        </label>
        {result && (
          <>
            <p className={styles['counts']} aria-live="polite">
              <strong>{t('devices.import.added', { count: result.added })}</strong>
              <span>{t('devices.import.changed', { count: result.changed })}</span>
              <span>{t('devices.import.unchanged', { count: result.unchanged })}</span>
              <span className={result.errors.length > 0 ? styles['bad'] : undefined}>
                {t('devices.paste.wrong', { count: result.errors.length })}
              </span>
            </p>
            {result.errors.length > 0 && (
              <>
                <TickField
                  label={t('devices.import.skip')}
                  checked={skipInvalid}
                  onValue={(skip) => {
                    setSkipInvalid(skip);
                    if (file) void look(file, skip);
                  }}
                />
                <ul className={styles['errors']}>
                  {result.errors.slice(0, SHOWN).map(({ path, message }) => (
                    <li key={`${path} ${message}`}>
                      <code>{path}</code> {message}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="primary" disabled={wouldDo === 0 || isBusy} onClick={() => void take()}>
          {isBusy ? t('common.saving') : t('devices.import.submit', { count: wouldDo })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
