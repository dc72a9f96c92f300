import { useMemo } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { SelectField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useReading } from '../../device/use-reading.ts';

const byName = new Intl.Collator(undefined, { numeric: true });

type DevicePickerProps = { readonly device: Device | undefined; readonly onDevice: (id: string) => void };

export function DevicePicker({ device, onDevice }: DevicePickerProps) {
  const { t } = useSpeech();
  const devices = useAppState((state) => state.devices);
  const choices = useMemo(
    () =>
      [...(devices?.values() ?? [])]
        .toSorted((a, b) => byName.compare(a.name, b.name))
        .map(({ id, name, address }) => ({ value: id, label: name === address ? name : `${name} · ${address}` })),
    [devices],
  );
  return (
    <SelectField
      label={t('tools.snmp.device')}
      value={device?.id ?? ''}
      onValue={onDevice}
      choices={device ? choices : [{ value: '', label: t('tools.snmp.chooseDevice') }, ...choices]}
    />
  );
}

type CredentialPickerProps = {
  readonly device: Device | undefined;
  readonly credentialId: string;
  readonly onCredential: (id: string) => void;
};

/** The credential that holds for the device unless another one is chosen; their names are for engineers. */
export function CredentialPicker({ device, credentialId, onCredential }: CredentialPickerProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const whyNot = useWhyNot('engineer');
  const may = whyNot === undefined && isLive;
  const { value: credentials = [] } = useReading({
    key: String(may),
    read: async () => (may ? ((await call('credentials.list', {}))?.items ?? []) : []),
  });
  const id = device?.id ?? '';
  const snmp = useReading({ key: id, read: async () => (id === '' ? undefined : call('devices.snmp', { id })) });
  const holding = snmp.of === id ? snmp.value?.credential : undefined;
  const usual = holding == null ? t('tools.snmp.defaultCredential') : t('tools.snmp.defaultIs', { name: holding });
  return (
    <SelectField
      label={t('tools.snmp.credential')}
      value={credentialId}
      disabled={whyNot !== undefined}
      hint={whyNot}
      onValue={onCredential}
      choices={[
        { value: '', label: usual },
        ...credentials
          .filter(({ kind }) => kind.startsWith('snmp'))
          .map(({ id: value, name }) => ({ value, label: name })),
      ]}
    />
  );
}
