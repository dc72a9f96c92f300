import { isDeepStrictEqual } from 'node:util';
import type { CheckInput } from '../../contract/checks.ts';
import { type BulkInput, type DeviceInput, type DeviceListInput, type DevicePatch } from '../../contract/devices.ts';
import { Fault, type FieldError } from '../../contract/faults.ts';
import { SNMP_DEFAULTS } from '../../contract/snmp-defaults.ts';
import type { ProfileName } from '../../contract/metrics.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import type { Mutation, RemovedQuery, StoredCheck, StoredDevice, StoredRemoval } from '../storage/storage.ts';
import { issuesOf } from '../lib/issues.ts';
import { createSerial } from '../lib/serial.ts';
import { type BulkDone, doneOf, planBulk } from './bulk.ts';
import { filterOf, type Measured } from './device-filter.ts';

/** What a merge did, in devices. */
export type MergeCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

export type DevicesOptions = {
  readonly kinds: readonly CheckKindDefinition[];
  readonly now: () => number;
  readonly newId: () => string;
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  /** Latency profile of a new device that names none. */
  readonly profile?: () => ProfileName;
  /** What was taken off the list. */
  readonly removals: (query: RemovedQuery) => Promise<readonly StoredRemoval[]>;
  /** The inventory changed; `device` is undefined when it was removed. */
  readonly onChange: (change: {
    readonly before: StoredDevice | undefined;
    readonly device: StoredDevice | undefined;
  }) => void;
};

const COMMON = new Set(['id', 'type', 'intervalS', 'timeoutMs', 'enabled', 'state', 'reason']);
const refuse = (errors: readonly FieldError[]) =>
  new Fault('invalid-input', errors[0]?.message ?? 'A check is not right.', { errors });
/** A check of the same kind at the same place is the same check: it keeps its history. */
const withId = (check: CheckInput, before: StoredCheck | undefined): CheckInput =>
  before?.type === check.type ? { ...check, id: before.id } : check;
const byName = new Intl.Collator('en', { numeric: true });
/** So long a removed device can be put back with its history. */
const KEPT_MS = 30 * 86_400_000;

/** The inventory: what is watched. In memory for reading, on disk before any change is acknowledged. */
export function createDevices(options: DevicesOptions) {
  const { now, newId, commit } = options;
  const kinds = new Map(options.kinds.map((kind) => [kind.type, kind]));
  const devices = new Map<string, StoredDevice>();
  const serial = createSerial();
  let nextNumber = 1;

  function settingsOf(kind: CheckKindDefinition, input: CheckInput, path: string) {
    // What a read gave back may be written again: state and reason of a check are not settings.
    const own = Object.entries(input).filter(([key]) => !COMMON.has(key));
    const settings = kind.settings.safeParse(Object.fromEntries(own));
    if (!settings.success) throw refuse(issuesOf(settings.error, path));
    return settings.data as Readonly<Record<string, unknown>>;
  }

  function checkFrom(input: CheckInput, path: string, known: ReadonlyMap<string, StoredCheck>): StoredCheck {
    const kind = kinds.get(input.type);
    if (kind === undefined) {
      const message = `There is no check of type "${input.type}". Known: ${[...kinds.keys()].join(', ')}.`;
      throw refuse([{ path: `${path}/type`, message }]);
    }
    const before = input.id === undefined ? undefined : known.get(input.id);
    if (input.id !== undefined && before?.type !== input.type)
      throw refuse([{ path: `${path}/id`, message: 'This device has no check of this type with that id.' }]);
    return {
      id: before?.id ?? newId(),
      number: before?.number ?? nextNumber++,
      type: input.type,
      intervalS: input.intervalS ?? kind.intervalS,
      timeoutMs: input.timeoutMs ?? kind.timeoutMs,
      enabled: input.enabled ?? true,
      settings: settingsOf(kind, input, path),
    };
  }

  const checksFrom = (inputs: readonly CheckInput[], before: readonly StoredCheck[]): readonly StoredCheck[] => {
    const known = new Map(before.map((check) => [check.id, check]));
    return inputs.map((input, index) => checkFrom(input, `/checks/${String(index)}`, known));
  };

  function get(id: string): StoredDevice {
    const device = devices.get(id);
    if (device === undefined) throw new Fault('not-found', 'There is no such device; it may have been removed.');
    return device;
  }

  async function save(device: StoredDevice, kind: 'device-added' | 'device-changed'): Promise<StoredDevice> {
    const before = devices.get(device.id);
    await commit([{ type: 'device.put', device }, eventOf(device, kind)]);
    devices.set(device.id, device);
    options.onChange({ before, device });
    return device;
  }

  const eventOf = (
    device: StoredDevice,
    kind: 'device-added' | 'device-changed' | 'device-removed' | 'device-paused' | 'device-resumed' | 'device-restored',
  ): Mutation => ({
    type: 'event.add',
    event: {
      id: newId(),
      at: now(),
      level: 'info',
      kind,
      deviceId: device.id,
      deviceName: device.name,
      checkId: null,
      params: {},
    },
  });

  function deviceFrom(input: DeviceInput, id = newId()): StoredDevice {
    const at = now();
    return {
      id,
      name: input.name ?? input.address,
      address: input.address,
      groups: input.groups ?? [],
      tags: input.tags ?? [],
      site: input.site ?? '',
      notes: input.notes ?? '',
      partner: input.partner ?? '',
      country: input.country ?? '',
      dnExt: input.dnExt ?? '',
      limits: input.limits ?? null,
      snmp: { ...SNMP_DEFAULTS, ...input.snmp },
      profile: input.profile ?? options.profile?.() ?? 'default',
      paused: input.paused ?? false,
      checks: checksFrom(input.checks ?? [{ type: 'icmp' }], []),
      createdAt: at,
      updatedAt: at,
    };
  }

  /** The device as the input wants it; the very same object when nothing differs. */
  function updated(before: StoredDevice, { checks: wanted, ...fields }: DeviceInput): StoredDevice {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const inputs = wanted?.map((check, index) => withId(check, before.checks[index]));
    const checks = inputs === undefined ? before.checks : checksFrom(inputs, before.checks);
    const device = { ...before, ...given, checks };
    return isDeepStrictEqual(device, before) ? before : { ...device, updatedAt: now() };
  }

  /** What is absent stays. */
  function patched(before: StoredDevice, { checks, ...patch }: Omit<DevicePatch, 'id'>): StoredDevice {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const list = checks === undefined ? before.checks : checksFrom(checks, before.checks);
    return { ...before, ...given, checks: list, updatedAt: now() };
  }

  return {
    /** Fills the inventory at start. */
    load(stored: readonly StoredDevice[], nextCheckNumber: number): void {
      for (const device of stored) devices.set(device.id, device);
      nextNumber = nextCheckNumber;
    },
    all: (): Iterable<StoredDevice> => devices.values(),
    size: (): number => devices.size,
    get,

    /**
     * Adds what is not there yet and brings up to date what is, by address, in one transaction with `also`.
     * Nothing else of a known device is touched; a second time nothing changes.
     */
    merge: (inputs: readonly DeviceInput[], dryRun: boolean, also: readonly Mutation[]): Promise<MergeCounts> =>
      serial(async () => {
        const known = new Map([...devices.values()].map((device) => [device.address.toLowerCase(), device]));
        const changes = inputs.map((input) => {
          const before = known.get(input.address.toLowerCase());
          return { before, device: before === undefined ? deviceFrom(input) : updated(before, input) };
        });
        const real = changes.filter(({ before, device }) => device !== before);
        const added = real.filter(({ before }) => before === undefined).length;
        const counts = { added, changed: real.length - added, unchanged: inputs.length - real.length };
        if (dryRun) return counts;
        await commit([
          ...real.flatMap(({ before, device }): Mutation[] => [
            { type: 'device.put', device },
            eventOf(device, before === undefined ? 'device-added' : 'device-changed'),
          ]),
          ...also,
        ]);
        for (const { before, device } of real) {
          devices.set(device.id, device);
          options.onChange({ before, device });
        }
        return counts;
      }),

    /** @throws {Fault} `invalid-input` with the path of each wrong field */
    add: (input: DeviceInput): Promise<StoredDevice> => serial(() => save(deviceFrom(input), 'device-added')),

    update: ({ id, checks, ...patch }: DevicePatch): Promise<StoredDevice> =>
      serial(async () => {
        const before = get(id);
        const device = patched(before, { checks, ...patch });
        if (device.paused !== before.paused) {
          await commit([
            { type: 'device.put', device },
            eventOf(device, device.paused ? 'device-paused' : 'device-resumed'),
          ]);
          devices.set(id, device);
          options.onChange({ before, device });
          return device;
        }
        return save(device, 'device-changed');
      }),

    remove: (id: string): Promise<void> =>
      serial(async () => {
        const before = get(id);
        await commit([{ type: 'device.remove', id, at: now() }, eventOf(before, 'device-removed')]);
        devices.delete(id);
        options.onChange({ before, device: undefined });
      }),

    /** Removed devices that can still be put back, newest first, each with the moment until which it can. */
    async removed(): Promise<readonly (StoredRemoval & { readonly keptUntil: number })[]> {
      const found = await options.removals({ since: now() - KEPT_MS });
      return found.map((removal) => ({ ...removal, keptUntil: removal.removedAt + KEPT_MS }));
    },

    /**
     * Many changes in one transaction.
     *
     * @param ids of the devices that are added, where they have one already
     * @throws {Fault} `invalid-input` with the path of each wrong field, `not-found` where nothing was; nothing changed
     */
    bulk: (input: BulkInput, ids: readonly string[] = []): Promise<BulkDone> =>
      serial(async () => {
        const { restore } = input;
        const removals = restore.length === 0 ? [] : await options.removals({ since: now() - KEPT_MS, ids: restore });
        const plan = planBulk(input, {
          find: (id) => devices.get(id),
          removed: new Map(removals.map(({ device }) => [device.id, device])),
          deviceFrom: (one, place) => deviceFrom(one, ids[place]),
          patched,
          now: now(),
        });
        if (!input.dryRun) {
          await commit(plan.flatMap(({ mutations, device, event }) => [...mutations, eventOf(device, event)]));
          for (const { kind, before, device } of plan) {
            if (kind === 'removed') devices.delete(device.id);
            else devices.set(device.id, device);
            options.onChange({ before, device: kind === 'removed' ? undefined : device });
          }
        }
        return doneOf(input, plan, (id) => devices.get(id));
      }),

    /**
     * Devices by name, filtered.
     *
     * @param measuredOf state and live values of a device, for the filter
     * @param sees which devices there are for the caller
     * @returns one page and the cursor of the next
     * @throws {Fault} `invalid-input` with the place at which the filter cannot be read
     */
    list(
      query: DeviceListInput,
      measuredOf: (id: string) => Measured,
      sees: (device: StoredDevice) => boolean = () => true,
    ): { items: readonly StoredDevice[]; nextCursor: string | null } {
      const any = (wanted: readonly string[] | undefined, has: (value: string) => boolean) =>
        wanted === undefined || wanted.some(has);
      const matches = filterOf(query.q ?? '', measuredOf, now());
      const found = [...devices.values()]
        .filter(
          (device) =>
            sees(device) &&
            any(query.state, (state) => state === measuredOf(device.id).state) &&
            any(query.group, (group) => device.groups.includes(group)) &&
            any(query.tag, (tag) => device.tags.includes(tag)) &&
            any(query.site, (site) => device.site === site) &&
            any(query.partner, (partner) => device.partner === partner) &&
            any(query.country, (country) => device.country === country) &&
            matches(device),
        )
        .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
      const start = query.cursor === undefined ? 0 : found.findIndex((device) => device.id === query.cursor) + 1;
      const items = found.slice(start, start + query.limit);
      const more = start + query.limit < found.length;
      return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
export type Devices = ReturnType<typeof createDevices>;
