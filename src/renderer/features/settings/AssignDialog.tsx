import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type Assignment, type Credential, LEVELS } from '../../../contract/credentials.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './CredentialDialog.module.css';
import { placeText } from './credentials.model.ts';
import { useCommand } from './use-command.ts';

type AssignDialogProps = {
  readonly credential: Credential;
  readonly onClose: () => void;
  readonly onSaved: (text: string) => void;
};
type Level = Assignment['level'];

/** The places of each level that the inventory knows: what to send, and how it is called. */
function usePlaces(): Readonly<Record<Level, readonly { readonly value: string; readonly label: string }[]>> {
  const devices = useAppState((state) => state.devices);
  const all = [...(devices?.values() ?? [])];
  const words = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => value !== '').map((value) => ({ value, label: value }));
  return {
    site: words(all.map(({ site }) => site)),
    group: words(all.flatMap(({ groups }) => groups)),
    device: all.map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** Where a credential holds. The nearest to a device wins: its own, then its group's, then its site's. */
export function AssignDialog({ credential, onClose, onSaved }: AssignDialogProps) {
  const { t } = useSpeech();
  const { call, store } = useApp();
  const places = usePlaces();
  const [chosen, setChosen] = useState<readonly Assignment[]>(credential.assignments);
  const [level, setLevel] = useState<Level>('site');
  const [target, setTarget] = useState('');
  const { isBusy, fault, run } = useCommand();
  const { id, name } = credential;
  const isSame = (one: Assignment) => one.level === level && one.target === target;
  const deviceName = (device: string): string => store.getState().devices?.get(device)?.name ?? device;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await call('credentials.assign', { id, assignments: [...chosen] });
      onSaved(t('settings.credentials.saved', { name }));
    });
  };
  return (
    <Dialog title={t('settings.credentials.assign', { name })} onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          {fault && <FaultNote fault={fault} />}
          <p>{t('settings.credentials.assignText')}</p>
          {chosen.map((one) => {
            const text = placeText(one, deviceName, t);
            return (
              <div key={`${one.level} ${one.target}`} className={styles['place']}>
                {text}
                <IconButton
                  label={t('settings.credentials.takeAway', { place: text })}
                  icon={<X size={14} />}
                  onClick={() => setChosen(chosen.filter((other) => other !== one))}
                />
              </div>
            );
          })}
          <div className={styles['new']}>
            <SelectField
              label={t('settings.credentials.level')}
              value={level}
              onValue={(value) => {
                setLevel(LEVELS.find((one) => one === value) ?? 'site');
                setTarget('');
              }}
              choices={LEVELS.map((value) => ({ value, label: t(`settings.credentials.levels.${value}`) }))}
            />
            <SelectField
              label={t('settings.credentials.target')}
              value={target}
              onValue={setTarget}
              choices={[{ value: '', label: t('settings.credentials.chooseTarget') }, ...places[level]]}
            />
            <Button
              disabled={target === '' || chosen.some(isSame)}
              onClick={() => {
                setChosen([...chosen, { level, target }]);
                setTarget('');
              }}
            >
              {t('settings.credentials.addPlace')}
            </Button>
          </div>
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" disabled={isBusy}>
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
