import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { fieldFaults, showFault } from '../../../ui/faults.ts';
import { focusAtOnce } from '../../../ui/focus.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useDeviceActions } from '../bulk/use-device-actions.ts';
import styles from './Intake.module.css';
import { cellsOf, guessMapping, type Mapping, MOST_ROWS, type PastedRow, rowsOf } from './paste.model.ts';
import { PastePreview } from './PastePreview.tsx';

const DRY_RUN_MS = 400;

/** What the host says of the new rows, by their place among them; it knows rules this window does not. */
function useHostVerdict(fresh: readonly PastedRow[]): ReadonlyMap<number, string> {
  const { call } = useApp();
  const [errors, setErrors] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    let isGone = false;
    const note = (thrown: unknown): void => {
      if (isGone) return;
      const found = [...fieldFaults(thrown)].flatMap(([path, message]) => {
        const place = /^\/add\/(\d+)\//.exec(path)?.[1];
        const row = place === undefined ? undefined : fresh[Number(place)];
        return row ? [[row.index, message] as const] : [];
      });
      setErrors(new Map(found));
    };
    const timer = setTimeout(() => {
      if (fresh.length === 0 || fresh.length > MOST_ROWS) return;
      call('devices.bulk', { add: fresh.map(({ input }) => input), dryRun: true }).then(
        () => note(undefined),
        (thrown: unknown) => note(thrown),
      );
    }, DRY_RUN_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [call, fresh]);
  return errors;
}

/** Adds many devices from pasted lines, CSV or cells of a spreadsheet, after a preview. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const { add } = useDeviceActions();
  const devices = useAppState((state) => state.devices);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Mapping>();
  const [fault, setFault] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const settled = useDeferredValue(text);
  const cells = useMemo(() => cellsOf(settled), [settled]);
  const guessed = useMemo(() => guessMapping(cells), [cells]);
  const mapping = chosen?.length === guessed.length ? chosen : guessed;
  const nameAt = useMemo(() => {
    const known = new Map([...(devices?.values() ?? [])].map(({ address, name }) => [address.toLowerCase(), name]));
    return (address: string) => known.get(address);
  }, [devices]);
  const rows = useMemo(() => rowsOf(cells, mapping, nameAt), [cells, mapping, nameAt]);
  const fresh = useMemo(() => rows.filter(({ verdict }) => verdict.kind === 'new'), [rows]);
  const refused = useHostVerdict(fresh);
  const good = fresh.filter(({ index }) => !refused.has(index));
  const count = (...kinds: readonly string[]) => rows.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  const wrong = count('wrong') + fresh.length - good.length;
  const tooMany = good.length > MOST_ROWS;

  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await add(good.map(({ input }) => input));
      onClose();
    } catch (thrown) {
      setFault(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('devices.paste.title')} size="large" onClose={onClose}>
      <DialogBody>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        <label className={styles['label']}>
          {t('devices.paste.lead')}
          <textarea
            ref={focusAtOnce}
            className={styles['text']}
            rows={rows.length === 0 ? 9 : 4}
            spellCheck={false}
            placeholder={t('devices.paste.example')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {rows.length > 0 && (
          <>
            <p className={styles['counts']} aria-live="polite">
              <strong>{t('devices.paste.new', { count: good.length })}</strong>
              <span>{t('devices.paste.known', { count: count('known', 'twice') })}</span>
              <span className={wrong > 0 ? styles['bad'] : undefined}>
                {t('devices.paste.wrong', { count: wrong })}
              </span>
            </p>
            {tooMany && <p className={styles['bad']}>{t('devices.paste.tooMany', { count: MOST_ROWS })}</p>}
            <PastePreview cells={cells} rows={rows} mapping={mapping} refused={refused} onMapping={setChosen} />
          </>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="primary" disabled={good.length === 0 || isBusy || tooMany} onClick={() => void submit()}>
          {isBusy ? t('common.saving') : t('devices.paste.submit', { count: good.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
