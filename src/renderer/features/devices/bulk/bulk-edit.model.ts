import type { CheckInput } from '../../../../contract/checks.ts';
import type { Device, DevicePatch } from '../../../../contract/devices.ts';
import { PROFILES } from '../../../../contract/metrics.ts';
import { numberProblem, type NumberProblem, parseNumber, parseWords } from '../../../ui/schema-fields.ts';

/** A patch as it is sent: defaults not filled in. */
export type Patch = DevicePatch;

export const TEXT_FIELDS = ['site', 'partner', 'country'] as const;
export const LIST_FIELDS = ['groups', 'tags'] as const;
export const EDIT_FIELDS = [...TEXT_FIELDS, ...LIST_FIELDS, 'profile', 'intervalS'] as const;
export type EditField = (typeof EDIT_FIELDS)[number];
export const LIST_MODES = ['add', 'remove', 'replace'] as const;
export type ListMode = (typeof LIST_MODES)[number];

/** What somebody wants of many devices; fields that are absent stay as they are. */
export type BulkDraft = {
  readonly values: Readonly<Partial<Record<EditField, string>>>;
  readonly modes: Readonly<Record<(typeof LIST_FIELDS)[number], ListMode>>;
};
export const EMPTY_DRAFT: BulkDraft = { values: {}, modes: { groups: 'add', tags: 'add' } };

const INTERVAL = { min: 1, max: 86_400, isWhole: false };
export const intervalProblem = (written: string | undefined): NumberProblem | undefined =>
  written === undefined ? undefined : numberProblem(written, INTERVAL);

const isList = (field: EditField): field is (typeof LIST_FIELDS)[number] => field === 'groups' || field === 'tags';

/** What a device has in a field, as text. */
function textOf(device: Device, field: EditField): readonly string[] {
  if (isList(field)) return device[field];
  if (field === 'intervalS') return [...new Set(device.checks.map((check) => String(check.intervalS)))];
  return [device[field]];
}

/** The values that occur in a field, the most frequent first, and how many devices have each. */
export function valuesIn(devices: readonly Device[], field: EditField): readonly { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const device of devices)
    for (const value of textOf(device, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}

function listAfter(before: readonly string[], written: string, mode: ListMode): string[] {
  const words = parseWords(written);
  if (mode === 'replace') return words;
  if (mode === 'remove') return before.filter((word) => !words.includes(word));
  return [...new Set([...before, ...words])];
}

const withInterval = (device: Device, intervalS: number): CheckInput[] =>
  device.checks.map((check) => ({ ...check, intervalS }));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function patchOf(device: Device, { values, modes }: BulkDraft): Patch | undefined {
  const patch: { -readonly [K in keyof Patch]: Patch[K] } = { id: device.id };
  for (const field of TEXT_FIELDS) {
    const value = values[field]?.trim();
    if (value !== undefined && value !== device[field]) patch[field] = value;
  }
  for (const field of LIST_FIELDS) {
    const written = values[field];
    const list = written === undefined ? device[field] : listAfter(device[field], written, modes[field]);
    if (!same(list, device[field])) patch[field] = list;
  }
  const profile = PROFILES.find((known) => known === values.profile);
  if (profile !== undefined && profile !== device.profile) patch.profile = profile;
  const intervalS = values.intervalS === undefined ? undefined : parseNumber(values.intervalS);
  if (intervalS !== undefined && device.checks.some((check) => check.intervalS !== intervalS))
    patch.checks = withInterval(device, intervalS);
  return Object.keys(patch).length > 1 ? patch : undefined;
}

/** The changes a draft comes down to; a device that is so already needs none. */
export const patchesOf = (devices: readonly Device[], draft: BulkDraft): readonly Patch[] =>
  devices.map((device) => patchOf(device, draft)).filter((patch) => patch !== undefined);

/** How many devices a field of a draft changes. */
export const changesIn = (devices: readonly Device[], field: EditField, { values, modes }: BulkDraft): number => {
  const value = values[field];
  return value === undefined ? 0 : patchesOf(devices, { values: { [field]: value }, modes }).length;
};

/** A check that was taken out meanwhile has lost its id: it comes back as a new one. */
const checksBack = (before: Device, present: Device | undefined): CheckInput[] => {
  const known = new Set(present?.checks.map(({ id }) => id));
  return before.checks.map(({ id, ...check }) => (known.has(id) ? { ...check, id } : check));
};

/** What brings devices back to what they were, in the fields that were changed and no others. */
export function undoPatches(
  patches: readonly Patch[],
  before: readonly Device[],
  presentOf: (id: string) => Device | undefined,
): readonly Patch[] {
  const known = new Map(before.map((device) => [device.id, device]));
  return patches.flatMap((patch) => {
    const device = known.get(patch.id);
    if (device === undefined) return [];
    const fields = Object.keys(patch).filter(
      (field): field is Exclude<keyof Patch, 'id' | 'checks'> => field !== 'id' && field !== 'checks',
    );
    return [
      {
        id: patch.id,
        ...Object.fromEntries(fields.map((field) => [field, device[field]])),
        ...(patch.checks && { checks: checksBack(device, presentOf(patch.id)) }),
      },
    ];
  });
}
