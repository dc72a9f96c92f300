import type { Input } from '../../../contract/contract.ts';
import {
  type Assignment,
  type Credential,
  type CredentialField,
  credentialFields,
  type CredentialKind,
} from '../../../contract/credentials.ts';
import type { Speech } from '../../ui/Translation.tsx';

/** What was typed, by field; a secret that is left empty stays as it is. */
export type CredentialForm = { readonly name: string; readonly values: Readonly<Record<string, string>> };

/** The fields to show: of SNMPv3, those that its level needs. */
export function shownFields(kind: CredentialKind, values: CredentialForm['values']): readonly CredentialField[] {
  const level = values['level'] ?? 'authPriv';
  const hidden: Readonly<Record<string, readonly string[]>> = {
    noAuthNoPriv: ['auth', 'authPassword', 'priv', 'privPassword'],
    authNoPriv: ['priv', 'privPassword'],
  };
  return credentialFields(kind).filter(({ name }) => kind !== 'snmp-v3' || !hidden[level]?.includes(name));
}

/** Best first: what a new credential proposes. */
const PROPOSED: Readonly<Record<string, string>> = { level: 'authPriv', auth: 'sha256', priv: 'aes128' };

export const formOf = (kind: CredentialKind, credential: Credential | undefined): CredentialForm => ({
  name: credential?.name ?? '',
  values: Object.fromEntries(
    credentialFields(kind).map(({ name }) => [
      name,
      credential?.fields[name] ?? (credential ? '' : (PROPOSED[name] ?? '')),
    ]),
  ),
});

/** What there is to send: the fields that are shown and not empty. */
const givenOf = (kind: CredentialKind, { values }: CredentialForm): Record<string, string> =>
  Object.fromEntries(
    shownFields(kind, values).flatMap(({ name }) => {
      const value = values[name] ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );

/** The host verifies it: the form shows just the fields of the kind. */
export const inputOf = (kind: CredentialKind, form: CredentialForm): Input<'credentials.create'> =>
  ({ name: form.name.trim(), kind, ...givenOf(kind, form) }) as Input<'credentials.create'>;

export const patchOf = (credential: Credential, form: CredentialForm): Input<'credentials.update'> => ({
  ...givenOf(credential.kind, form),
  id: credential.id,
  name: form.name.trim(),
});

/** "Site Pusat", "Group core", or the name of a device. */
export const placeText = ({ level, target }: Assignment, deviceName: (id: string) => string, t: Speech['t']): string =>
  t(`settings.credentials.at.${level}`, { target: level === 'device' ? deviceName(target) : target });
