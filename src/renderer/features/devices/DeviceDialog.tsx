import { type FormEvent, useEffect, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { fieldFaults } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useDeviceActions } from './bulk/use-device-actions.ts';
import { undoPatches } from './bulk/bulk-edit.model.ts';
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
  const { call, store } = useApp();
  const { t } = useSpeech();
  const { did } = useDeviceActions();
  const [draft, setDraft] = useState<DeviceDraft>(() => (device ? draftOf(device, kinds) : newDraft(kinds)));
  const [problems, setProblems] = useState<Problems>(new Map());
  const [fault, setFault] = useState(kindsFault);
  const [isBusy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    const input = inputOf(draft, kinds);
    setBusy(true);
    try {
      const text = t(device ? 'devices.changed' : 'devices.added', { name: input.name });
      if (device) {
        const patch = { id: device.id, ...input };
        const present = (id: string) => store.getState().devices?.get(id);
        await call('devices.update', patch);
        did({
          text,
          undo: async () => void (await call('devices.bulk', { update: [...undoPatches([patch], [device], present)] })),
          redo: async () => void (await call('devices.bulk', { update: [patch] })),
        });
      } else {
        const added = await call('devices.add', input);
        const id = added?.id;
        did({
          text,
          undo: async () => void (await call('devices.bulk', { remove: [id] })),
          redo: async () => void (await call('devices.bulk', { restore: [id] })),
        });
      }
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
