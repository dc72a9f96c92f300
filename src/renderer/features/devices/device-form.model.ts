import { classifyTarget } from '../../../contract/addresses.ts';
import type { CheckInput, CheckKind } from '../../../contract/checks.ts';
import type { Device, DeviceInput } from '../../../contract/devices.ts';
import { SNMP_DEFAULTS } from '../../../contract/snmp-defaults.ts';
import type { TranslationKey } from '../../../contract/i18n/i18n.ts';
import { PROFILES } from '../../../contract/metrics.ts';
import {
  fieldProblem,
  numberProblem,
  type NumberProblem,
  parseNumber,
  parseWords,
  type SchemaField,
  schemaFields,
  type SchemaValues,
  settingsOf,
  shownValue,
} from '../../ui/schema-fields.ts';

/** Fields every check has; the rest belongs to its kind. */
const COMMON = new Set(['id', 'type', 'intervalS', 'timeoutMs', 'enabled', 'state', 'reason']);
const INTERVAL = { min: 1, max: 86_400, isWhole: false };
const SNMP_PORT = { min: 1, max: 65_535, isWhole: true };
const SNMP_INTERVAL = { min: 1, max: 3600, isWhole: false };
const TIMEOUT = { min: 50, max: 60_000, isWhole: true };

export type CheckDraft = {
  /** Tells drafts apart while some have no id yet. */
  readonly key: number;
  readonly id: string | undefined;
  readonly type: string;
  readonly intervalS: string;
  readonly timeoutMs: string;
  readonly enabled: boolean;
  readonly values: SchemaValues;
};
export type DeviceDraft = {
  readonly address: string;
  readonly name: string;
  readonly groups: string;
  readonly tags: string;
  readonly site: string;
  readonly partner: string;
  readonly country: string;
  readonly notes: string;
  readonly profile: string;
  readonly snmpEnabled: boolean;
  readonly snmpPort: string;
  readonly snmpIntervalS: string;
  readonly checks: readonly CheckDraft[];
};
export type Kinds = readonly CheckKind[];
type Problem = { readonly key: TranslationKey } | NumberProblem;
/** What is wrong, by path ("/checks/0/port"). */
export type Problems = ReadonlyMap<string, Problem>;

export const fieldsOf = (kinds: Kinds, type: string): readonly SchemaField[] =>
  schemaFields(kinds.find((kind) => kind.type === type)?.schema ?? {}, COMMON);

const valuesOf = (fields: readonly SchemaField[], stored: Readonly<Record<string, unknown>>): SchemaValues =>
  Object.fromEntries(fields.map((field) => [field.name, shownValue(field, stored[field.name])]));

export const newCheck = (kinds: Kinds, type: string, key: number): CheckDraft => ({
  key,
  id: undefined,
  type,
  intervalS: '',
  timeoutMs: '',
  enabled: true,
  values: valuesOf(fieldsOf(kinds, type), {}),
});

const NOTHING = { address: '', name: '', groups: '', tags: '', site: '', partner: '', country: '', notes: '' };

const snmpDraft = ({ enabled, port, intervalS }: Device['snmp']) => ({
  snmpEnabled: enabled,
  snmpPort: String(port),
  snmpIntervalS: String(intervalS),
});

/** The form of a new device: empty but for one ping. */
export const newDraft = (kinds: Kinds): DeviceDraft => ({
  ...NOTHING,
  profile: PROFILES[0],
  ...snmpDraft(SNMP_DEFAULTS),
  checks: [newCheck(kinds, 'icmp', 0)],
});

/** The form of a device as it is. */
export function draftOf(device: Device, kinds: Kinds): DeviceDraft {
  const { address, name, groups, tags, site, partner, country, notes, profile, checks } = device;
  return {
    address,
    name,
    site,
    partner,
    country,
    notes,
    profile,
    ...snmpDraft(device.snmp),
    groups: groups.join(', '),
    tags: tags.join(', '),
    checks: checks.map((check, key) => ({
      key,
      id: check.id,
      type: check.type,
      intervalS: String(check.intervalS),
      timeoutMs: String(check.timeoutMs),
      enabled: check.enabled,
      values: valuesOf(fieldsOf(kinds, check.type), check),
    })),
  };
}

/** Why an address cannot be used; undefined for a good one. */
export function addressProblem(address: string): TranslationKey | undefined {
  const verdict = classifyTarget(address);
  if ('family' in verdict) return undefined;
  if (address === '') return 'address.missing';
  if (/\s/.test(address)) return 'address.space';
  if (address.includes(':')) return 'address.ipv6';
  return /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(address) ? 'address.numeric' : 'address.name';
}

const optional = (written: string, limits: Parameters<typeof numberProblem>[1]) =>
  written.trim() === '' ? undefined : numberProblem(written, limits);

function checkProblems(check: CheckDraft, index: number, kinds: Kinds): readonly (readonly [string, Problem])[] {
  const path = `/checks/${String(index)}`;
  const found: readonly (readonly [string, Problem | undefined])[] = [
    ['intervalS', optional(check.intervalS, INTERVAL)],
    ['timeoutMs', optional(check.timeoutMs, TIMEOUT)],
    ...fieldsOf(kinds, check.type).map(
      (field) => [field.name, fieldProblem(field, check.values[field.name] ?? '')] as const,
    ),
  ];
  return found.flatMap(([name, problem]) => (problem === undefined ? [] : [[`${path}/${name}`, problem] as const]));
}

/** Everything the form can know to be wrong before the host is asked. */
export function problemsOf(draft: DeviceDraft, kinds: Kinds): Problems {
  const address = addressProblem(draft.address.trim());
  const problems = new Map<string, Problem>(draft.checks.flatMap((check, index) => checkProblems(check, index, kinds)));
  if (address !== undefined) problems.set('/address', { key: address });
  const port = optional(draft.snmpPort, SNMP_PORT);
  const interval = optional(draft.snmpIntervalS, SNMP_INTERVAL);
  if (port !== undefined) problems.set('/snmp/port', port);
  if (interval !== undefined) problems.set('/snmp/intervalS', interval);
  return problems;
}

function checkInput(check: CheckDraft, kinds: Kinds): CheckInput {
  const { id, type, enabled, intervalS, timeoutMs } = check;
  return {
    ...settingsOf(fieldsOf(kinds, type), check.values),
    ...(id !== undefined && { id }),
    type,
    enabled,
    ...(intervalS.trim() !== '' && { intervalS: parseNumber(intervalS) }),
    ...(timeoutMs.trim() !== '' && { timeoutMs: parseNumber(timeoutMs) }),
  };
}

/** What is left empty takes its default. */
const snmpInput = ({ snmpEnabled, snmpPort, snmpIntervalS }: DeviceDraft): Device['snmp'] => ({
  enabled: snmpEnabled,
  port: (snmpPort.trim() === '' ? undefined : parseNumber(snmpPort)) ?? SNMP_DEFAULTS.port,
  intervalS: (snmpIntervalS.trim() === '' ? undefined : parseNumber(snmpIntervalS)) ?? SNMP_DEFAULTS.intervalS,
});

/** What the host is told. An empty name is left out when adding and becomes the address when changing. */
export function inputOf(draft: DeviceDraft, kinds: Kinds): DeviceInput & { readonly name: string } {
  const address = draft.address.trim();
  return {
    address,
    name: draft.name.trim() || address,
    groups: parseWords(draft.groups),
    tags: parseWords(draft.tags),
    site: draft.site.trim(),
    partner: draft.partner.trim(),
    country: draft.country.trim(),
    notes: draft.notes.trim(),
    profile: PROFILES.find((profile) => profile === draft.profile) ?? PROFILES[0],
    snmp: snmpInput(draft),
    checks: draft.checks.map((check) => checkInput(check, kinds)),
  };
}
