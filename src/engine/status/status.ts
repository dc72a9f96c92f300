import type { CheckState } from '../../contract/checks.ts';
import type { DeviceState } from '../../contract/devices.ts';
import type { LatencyLimits, ProfileName } from '../../contract/metrics.ts';
import { type Reason, reason } from '../../contract/reasons.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import { age, forgetEvidence, freshMemory, lossPctOf, type Memory, step, type Verdict } from './availability.ts';
import { deviceStateOf } from './device-state.ts';
import { limitsOf } from './quality.ts';

export { LATENCY_PROFILES, limitsOf, qualityOf } from './quality.ts';
export { periodsOf } from './periods.ts';
export { type Account, accountOf, allUpOf, figuresOf, joined, slaOf } from './uptime.ts';
export { type Passage, passage } from './gap-watch.ts';

type TrackedCheck = {
  readonly id: string;
  readonly number: number;
  readonly intervalS: number;
  readonly enabled: boolean;
};
export type TrackedDevice = {
  readonly id: string;
  readonly paused: boolean;
  /** Name of the other network it belongs to; it is paused meanwhile. */
  readonly elsewhere?: string | undefined;
  readonly profile: ProfileName;
  readonly limits: LatencyLimits | null;
  readonly checks: readonly TrackedCheck[];
};

/** What is known of a device when its watch begins. `fresh`: forget what was seen (another address, resumed). */
export type Start =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'remembered';
      readonly state: DeviceState;
      readonly since: number;
      readonly checks: ReadonlyMap<string, Remembered>;
    };

/** What was last known of a check before the program started. */
export type Remembered = { readonly state: CheckState; readonly since: number; readonly reason: Reason | null };

/** A device entered another state. `first`: it had none that was known before, or was in maintenance: no event. */
export type StateChange = {
  readonly deviceId: string;
  readonly from: DeviceState;
  readonly to: DeviceState;
  readonly at: number;
  /** How long the former state lasted, in ms. */
  readonly lastedMs: number;
  readonly first: boolean;
  /** The check that decided, and why. */
  readonly checkId: string | null;
  readonly reason: Reason | null;
};

export type CheckView = Remembered & { readonly lossPct: number | null; readonly lastMeasuredAt: number | null };
type Entry = {
  device: TrackedDevice;
  state: DeviceState;
  since: number;
  /** The state in which maintenance found the device, and the moment at which it last let go of it. */
  before: DeviceState;
  freeAt: number;
};
type Slot = { check: TrackedCheck; entry: Entry; memory: Memory };
type Hint = { readonly reason?: Reason; readonly warning?: Reason };

export type StatusOptions = {
  readonly now: () => number;
  /** Is planned work on the device under way? */
  readonly inMaintenance: (deviceId: string) => boolean;
  /** Called with the checks whose own state changed, and the device's change if there is one. */
  readonly onChange: (deviceId: string, checkIds: readonly string[], change: StateChange | undefined) => void;
};

export type Status = ReturnType<typeof createStatus>;

function verdictOf(rows: Float64Array, base: number, hint: Hint | undefined): Verdict {
  const cell = (column: number): number => rows[base + column] ?? Number.NaN;
  const rttMs = cell(COLUMN.medianMs);
  const jitterMs = cell(COLUMN.jitterMs);
  return {
    at: cell(COLUMN.at),
    kind: cell(COLUMN.outcome) === OUTCOME.measured ? 'measured' : 'nothing',
    sent: cell(COLUMN.sent),
    received: cell(COLUMN.received),
    rttMs: Number.isNaN(rttMs) ? null : rttMs,
    jitterMs: Number.isNaN(jitterMs) ? null : jitterMs,
    reason: hint?.reason ?? null,
    ...(hint?.warning && { warning: hint.warning }),
  };
}

const awayOf = ({ elsewhere: place }: TrackedDevice): Pick<Memory, 'reason'> | undefined =>
  place === undefined ? undefined : { reason: reason('other-network', { place }) };
const isPaused = ({ paused, elsewhere }: TrackedDevice): boolean => paused || elsewhere !== undefined;

/** States that say something about the device itself: entering one from elsewhere is news. */
const KNOWN: ReadonlySet<DeviceState> = new Set(['up', 'warning', 'major', 'down', 'unreachable', 'stale']);

/** What happens in maintenance is no news; afterwards it is what the device was not in before. */
function isNews({ before }: Entry, from: DeviceState, to: DeviceState): boolean {
  if (from === 'maintenance') return KNOWN.has(to) && to !== (KNOWN.has(before) ? before : 'up');
  return KNOWN.has(from) && KNOWN.has(to);
}

/** Keeps the state of every check and device, and tells what changed. */
export function createStatus({ now, inMaintenance, onChange }: StatusOptions) {
  const devices = new Map<string, Entry>();
  const slots = new Map<number, Slot>();
  const byId = new Map<string, Slot>();

  const slotsOf = (entry: Entry): readonly Slot[] =>
    entry.device.checks.flatMap((check) => (check.enabled ? (slots.get(check.number) ?? []) : []));

  /** The check that decided on a state, and why; nobody decided on maintenance and pause. */
  function decisionOf(to: DeviceState, changed: readonly Slot[], own: readonly Slot[]) {
    const place = own[0]?.entry.device.elsewhere;
    if (to === 'paused' && place !== undefined) return { checkId: null, reason: reason('other-network', { place }) };
    const slot = changed[0] ?? own.find(({ memory }) => memory.state === to) ?? own[0];
    if (slot === undefined || to === 'maintenance' || to === 'paused') return { checkId: null, reason: null };
    return { checkId: slot.check.id, reason: slot.memory.reason };
  }

  function settle(entry: Entry, changed: readonly Slot[], at: number): void {
    const own = slotsOf(entry);
    const { id } = entry.device;
    const states = own.map((slot) => slot.memory.state);
    const to = deviceStateOf(states, isPaused(entry.device), inMaintenance(id));
    const from = entry.state;
    const ids = changed.map((slot) => slot.check.id);
    if (to === from) {
      if (ids.length > 0) onChange(id, ids, undefined);
      return;
    }
    // A round that began in maintenance decides from its end on, unless the clock was set back since.
    const moment = at < entry.freeAt && entry.freeAt <= now() ? entry.freeAt : at;
    const change: StateChange = {
      deviceId: id,
      from,
      to,
      at: moment,
      lastedMs: Math.max(0, moment - entry.since),
      first: !isNews(entry, from, to),
      ...decisionOf(to, changed, own),
    };
    if (to === 'maintenance') entry.before = from;
    if (from === 'maintenance') entry.freeAt = moment;
    entry.state = to;
    entry.since = moment;
    onChange(id, ids, change);
  }

  function replace(slot: Slot, memory: Memory, at: number): void {
    const changed = memory.state !== slot.memory.state || memory.reason?.code !== slot.memory.reason?.code;
    slot.memory = memory;
    if (changed) settle(slot.entry, [slot], at);
  }

  function untrack(deviceId: string): void {
    const entry = devices.get(deviceId);
    if (entry === undefined) return;
    devices.delete(deviceId);
    for (const check of entry.device.checks) {
      slots.delete(check.number);
      byId.delete(check.id);
    }
  }

  return {
    /** Starts or goes on watching a device. */
    track(device: TrackedDevice, start: Start): void {
      const before = devices.get(device.id);
      const memories = new Map(before?.device.checks.map((check) => [check.id, byId.get(check.id)?.memory]));
      untrack(device.id);
      const known = start.kind === 'remembered' ? start : before;
      const entry: Entry = {
        device,
        state: known?.state ?? 'unknown',
        since: known?.since ?? now(),
        before: before?.before ?? 'unknown',
        freeAt: before?.freeAt ?? 0,
      };
      devices.set(device.id, entry);
      for (const check of device.checks) {
        const kept = start.kind === 'kept' ? memories.get(check.id) : undefined;
        const remembered = start.kind === 'remembered' ? start.checks.get(check.id) : undefined;
        const memory = kept ?? { ...freshMemory(now()), ...remembered };
        const slot: Slot = { check, entry, memory: { ...memory, ...awayOf(device) } };
        slots.set(check.number, slot);
        byId.set(check.id, slot);
      }
      if (start.kind !== 'remembered') settle(entry, [], now());
    },
    untrack,

    /** Takes finished rounds. @returns numbers of the checks to ask again soon */
    take(rows: Float64Array, hints: ReadonlyMap<number, Hint>): readonly number[] {
      const retries: number[] = [];
      for (let index = 0; index < roundCount(rows); index += 1) {
        const number = rows[index * ROUND_STRIDE + COLUMN.check] ?? -1;
        const slot = slots.get(number);
        if (slot === undefined || !slot.check.enabled || isPaused(slot.entry.device)) continue;
        const verdict = verdictOf(rows, index * ROUND_STRIDE, hints.get(number));
        const next = step(slot.memory, verdict, limitsOf(slot.entry.device));
        replace(slot, next.memory, verdict.at);
        if (next.retry) retries.push(number);
      }
      return retries;
    },

    /** To be called about once a second: what was not measured for long turns stale. */
    age(): void {
      const at = now();
      for (const slot of slots.values())
        if (slot.check.enabled && !isPaused(slot.entry.device))
          replace(slot, age(slot.memory, at, slot.check.intervalS), at);
    },

    /** Maintenance began or ended somewhere: those devices enter it, or are judged by what is known of them. */
    review(at: number): void {
      for (const entry of devices.values())
        if ((entry.state === 'maintenance') !== inMaintenance(entry.device.id)) settle(entry, [], at);
    },

    /** After sleep or a clock step: judge anew from here. Nothing has lasted since a moment that is still to come. */
    forget(): void {
      const at = now();
      for (const slot of slots.values()) {
        const memory = forgetEvidence(slot.memory, at);
        slot.memory = { ...memory, since: Math.min(memory.since, at) };
      }
      for (const entry of devices.values()) {
        entry.since = Math.min(entry.since, at);
        entry.freeAt = Math.min(entry.freeAt, at);
      }
    },

    /** Tells a check when it was last measured before the start, so that age and staleness are honest. */
    remember(number: number, lastMeasuredAt: number): void {
      const slot = slots.get(number);
      if (slot) slot.memory = { ...slot.memory, lastMeasuredAt };
    },

    deviceState(deviceId: string): { readonly state: DeviceState; readonly since: number } | undefined {
      const entry = devices.get(deviceId);
      return entry && { state: entry.state, since: entry.since };
    },
    check(checkId: string): CheckView | undefined {
      const memory = byId.get(checkId)?.memory;
      if (memory === undefined) return undefined;
      const lossPct = memory.state === 'down' ? 100 : lossPctOf(memory);
      return {
        state: memory.state,
        since: memory.since,
        reason: memory.reason,
        lossPct,
        lastMeasuredAt: memory.lastMeasuredAt,
      };
    },
    /** Active checks, and how many of them have had no round for an interval and two seconds. */
    punctuality(seenAt: (number: number) => number | undefined): { readonly active: number; readonly late: number } {
      let active = 0;
      let late = 0;
      for (const [number, { check, entry }] of slots) {
        if (!check.enabled || isPaused(entry.device)) continue;
        active += 1;
        const seen = seenAt(number);
        if (seen !== undefined && now() - seen > check.intervalS * 1000 + 7000) late += 1;
      }
      return { active, late };
    },
    counts(): Record<DeviceState, number> {
      const counts: Record<DeviceState, number> = {
        up: 0,
        warning: 0,
        major: 0,
        down: 0,
        unreachable: 0,
        stale: 0,
        maintenance: 0,
        paused: 0,
        new: 0,
        unknown: 0,
      };
      for (const entry of devices.values()) counts[entry.state] += 1;
      return counts;
    },
  };
}
