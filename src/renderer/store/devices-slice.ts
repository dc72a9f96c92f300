import type { Payload } from '../../contract/contract.ts';
import type { Device } from '../../contract/devices.ts';
import type { LogEvent } from '../../contract/logs.ts';
import { BEAT_COUNT, type LiveColumns, type Quality } from '../../contract/metrics.ts';

const EVENTS_KEPT = 500;

/** What is being measured at one device just now. */
export type Live = {
  /** ms since 1970, by the clock of the host. */
  readonly at: number;
  readonly rttMs: number | null;
  readonly lossPct: number | null;
  readonly jitterMs: number | null;
  readonly quality: Quality | null;
  readonly uptimePct: number | null;
  readonly coveragePct: number | null;
  readonly beats: string;
};
export type DeviceMap = ReadonlyMap<string, Device>;
export type LiveMap = ReadonlyMap<string, Live>;

/** Patches the known devices; those that did not change stay the same objects, so their rows stay still. */
export function applyDevices(known: DeviceMap, payload: Payload<'devices'>): DeviceMap {
  if (payload.kind === 'snapshot') return new Map(payload.items.map((device) => [device.id, device]));
  const next = new Map(known);
  for (const id of payload.removed) next.delete(id);
  for (const device of payload.upserted) next.set(device.id, device);
  return next;
}

function liveAt(columns: LiveColumns, index: number, beatsBefore: string): Live {
  return {
    at: columns.at[index] ?? 0,
    rttMs: columns.rttMs[index] ?? null,
    lossPct: columns.lossPct[index] ?? null,
    jitterMs: columns.jitterMs[index] ?? null,
    quality: columns.quality[index] ?? null,
    uptimePct: columns.uptimePct[index] ?? null,
    coveragePct: columns.coveragePct[index] ?? null,
    beats: (beatsBefore + (columns.beats[index] ?? '')).slice(-BEAT_COUNT),
  };
}

/** A snapshot brings whole bars of beats, a delta the letters to append. */
export function applyLive(known: LiveMap, { kind, columns }: Payload<'live'>): LiveMap {
  const next = new Map(kind === 'snapshot' ? [] : known);
  for (const [index, id] of columns.ids.entries())
    next.set(id, liveAt(columns, index, kind === 'snapshot' ? '' : (known.get(id)?.beats ?? '')));
  return next;
}

const newestFirst = (a: LogEvent, b: LogEvent): number =>
  a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;

/** Events newest first, each once, as many as are worth keeping in a window. */
export function mergeEvents(known: readonly LogEvent[], fresh: readonly LogEvent[]): readonly LogEvent[] {
  const byId = new Map([...known, ...fresh].map((event) => [event.id, event]));
  return [...byId.values()].toSorted(newestFirst).slice(0, EVENTS_KEPT);
}

export const applyEvents = (known: readonly LogEvent[], { kind, items }: Payload<'events'>): readonly LogEvent[] =>
  mergeEvents(kind === 'snapshot' ? [] : known, items);
