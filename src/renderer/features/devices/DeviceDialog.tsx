import { type FormEvent, useEffect, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { fieldFaults } from '../../ui/faults.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import {
  type DeviceDraft,
  draftOf,
  inputOf,
  type Kinds,
  newDraft,
  type Problems,
  problemsOf,
} from './device-form.model.ts';
import { DeviceForm } from './DeviceForm.tsx';

type DeviceDialogProps = {
  /** Absent: a new one. */
  readonly device?: Device;
  readonly onClose: () => void;
};

/** Adds or edits a device. */
export function DeviceDialog({ device, onClose }: DeviceDialogProps) {
  const { call } = useApp();
  const { t } = useSpeech();
  const [kinds, setKinds] = useState<Kinds>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    call('checks.kinds', {}).then(
      ({ items }) => setKinds(items),
      // The form still works: the fields of the kinds are then left to their defaults.
      (thrown: unknown) => {
        setFault(thrown);
        setKinds([]);
      },
    );
  }, [call]);
  const title = device ? t('devices.dialog.editTitle', { name: device.name }) : t('devices.dialog.addTitle');
  return (
    <Dialog title={title} size="large" onClose={onClose}>
      {kinds && <Editor device={device} kinds={kinds} kindsFault={fault} onClose={onClose} />}
    </Dialog>
  );
}

type EditorProps = {
  readonly device: Device | undefined;
  readonly kinds: Kinds;
  readonly kindsFault: unknown;
  readonly onClose: () => void;
};

function Editor({ device, kinds, kindsFault, onClose }: EditorProps) {
  const { call } = useApp();
  const { t } = useSpeech();
  const toasts = useToasts();
  const [draft, setDraft] = useState<DeviceDraft>(() => (device ? draftOf(device, kinds) : newDraft(kinds)));
  const [problems, setProblems] = useState<Problems>(new Map());
  const [fault, setFault] = useState(kindsFault);
  const [isBusy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    const input = inputOf(draft, kinds);
    setBusy(true);
    try {
      if (device) await call('devices.update', { id: device.id, ...input });
      else await call('devices.add', input);
      toasts.show(t(device ? 'devices.changed' : 'devices.added', { name: input.name }));
      onClose();
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemsOf(draft, kinds);
    setProblems(found);
    setFault(undefined);
    if (found.size === 0 && !isBusy) void save();
  };
  const fromHost = fault === undefined ? new Map<string, string>() : fieldFaults(fault);
  const errorOf = (path: string): string | undefined => {
    const problem = problems.get(path);
    if (problem === undefined) return fromHost.get(path);
    const { key, ...limits } = problem;
    return t(key, limits);
  };

  return (
    <DeviceForm
      draft={draft}
      kinds={kinds}
      fault={fault}
      isNew={device === undefined}
      isBusy={isBusy}
      errorOf={errorOf}
      onDraft={(change) => setDraft((before) => ({ ...before, ...change }))}
      onSubmit={submit}
      onCancel={onClose}
    />
  );
}
