import { isIpv4, isIpv6 } from '../contract/addresses.ts';
import type { Reason } from '../contract/reasons.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from './lib/round-columns.ts';
import { createLive, type LiveDevice } from './metrics/metrics.ts';
import { createSettling } from './settling.ts';
import type { Note, Polling, WatchedCheck } from './polling/polling.ts';
import { createPunctuality } from './polling/punctuality.ts';
import { createSelfWatch } from './status/self-watch.ts';
import { createStatus, type Remembered, type StateChange } from './status/status.ts';
import type { StoredDevice, StoredState } from './storage/storage.ts';

const isLoopback = (host: string): boolean =>
  host === '::1' || host === 'localhost' || (isIpv4(host) && host.startsWith('127.'));
const isLiteral = (host: string): boolean => isIpv4(host) || isIpv6(host);

export type WatchOptions = {
  readonly now: () => number;
  readonly inMaintenance: (deviceId: string) => boolean;
  /** Answers whatever becomes of the network, and so says nothing about it; loopback unless told. */
  readonly isBeside?: ((host: string) => boolean) | undefined;
  readonly onChange: (deviceId: string, checkIds: readonly string[], change: StateChange | undefined) => void;
  /** Name of the other network a device belongs to; undefined when it can be watched from here. */
  readonly elsewhere: (device: StoredDevice) => string | undefined;
  /** By how much intervals are longer now. */
  readonly stretch: () => number;
  /** ms since some moment, never steps. */
  readonly monotonic: () => number;
  readonly onSelf: (event: 'began' | 'ended', since: number, reason: Reason['code']) => void;
};

/** A device as it is watched at this moment. */
type Shape = StoredDevice & { readonly elsewhere: string | undefined };

const watched = (device: Shape): readonly WatchedCheck[] =>
  device.paused || device.elsewhere !== undefined
    ? []
    : device.checks.filter((check) => check.enabled).map((check) => ({ ...check, host: device.address }));

/** The check whose rounds a list shows: the first enabled ping, else the first enabled check. */
const shownCheck = (device: StoredDevice): number =>
  (
    device.checks.find((check) => check.enabled && check.type === 'icmp') ??
    device.checks.find((check) => check.enabled) ??
    device.checks[0]
  )?.number ?? -1;

const live = (device: StoredDevice): LiveDevice => ({ ...device, shownCheck: shownCheck(device) });

/** Joins inventory, polling, status and live values: what is listed is polled, what is polled gets a state. */
export function createWatch(options: WatchOptions) {
  const isBeside = options.isBeside ?? isLoopback;
  const status = createStatus(options);
  const values = createLive((number) => lossOf(number));
  const self = createSelfWatch();
  const hosts = new Map<number, { host: string; checkId: string; intervalMs: number }>();
  const punctuality = createPunctuality(options.now);
  const settling = createSettling(options.monotonic);
  const shapes = new Map<string, Shape>();
  let polling: Polling | undefined;

  function lossOf(number: number): number | null {
    const checkId = hosts.get(number)?.checkId;
    return checkId === undefined ? null : (status.check(checkId)?.lossPct ?? null);
  }

  function noteSelf(rows: Float64Array, notes: ReadonlyMap<number, Note>): void {
    for (let index = 0; index < roundCount(rows); index += 1) {
      const base = index * ROUND_STRIDE;
      const number = rows[base + COLUMN.check] ?? -1;
      const host = hosts.get(number)?.host;
      if (host === undefined || isBeside(host) || rows[base + COLUMN.outcome] === OUTCOME.interrupted) continue;
      const answered = (rows[base + COLUMN.received] ?? 0) > 0;
      const turn = self.take({ at: rows[base + COLUMN.at] ?? 0, answered, reason: notes.get(number)?.reason?.code });
      if (turn === undefined) continue;
      const current = turn === 'began' ? self.current() : turn;
      if (current) options.onSelf(turn === 'began' ? 'began' : 'ended', current.since, current.reason);
    }
  }

  function shapeOf(device: StoredDevice): Shape {
    const factor = options.stretch();
    const checks =
      factor === 1 ? device.checks : device.checks.map((check) => ({ ...check, intervalS: check.intervalS * factor }));
    const shape = { ...device, checks, elsewhere: options.elsewhere(device) };
    shapes.set(device.id, shape);
    return shape;
  }

  function enlist(device: Shape): void {
    for (const check of device.checks)
      hosts.set(check.number, { host: device.address, checkId: check.id, intervalMs: check.intervalS * 1000 });
    values.put(live(device));
  }

  return {
    status,
    values,
    selfOffline: self.current,
    pollTotals: punctuality.totals,
    /** From now on checks are run. */
    attach(running: Polling): void {
      polling = running;
    },
    /** Takes a device up again at the start of the program, before anything is polled. */
    recall(device: StoredDevice, state: StoredState | undefined, checks: ReadonlyMap<string, Remembered>): void {
      const shape = shapeOf(device);
      enlist(shape);
      status.track(shape, {
        kind: 'remembered',
        state: state?.state ?? 'unknown',
        since: state?.since ?? device.createdAt,
        checks,
      });
    },
    /** Puts a device under watch: new, or changed from `before`. */
    put(device: StoredDevice, before: StoredDevice | undefined): void {
      const gone = (before?.checks ?? []).map((check) => check.number);
      for (const number of gone) hosts.delete(number);
      const last = shapes.get(device.id);
      const shape = shapeOf(device);
      enlist(shape);
      const isBack = (last?.paused === true && !shape.paused) || last?.elsewhere !== shape.elsewhere;
      status.track(shape, { kind: last && (last.address !== shape.address || isBack) ? 'fresh' : 'kept' });
      if (last && sameWork(last, shape)) return;
      if (gone.length > 0) polling?.remove(gone);
      polling?.put(watched(shape));
    },
    /** The network or the pace is another one: puts under watch again what is watched in another way now. */
    reconsider(devices: Iterable<StoredDevice>): void {
      for (const device of devices) {
        const last = shapes.get(device.id);
        const next = shapeOf(device);
        if (last === undefined || (last.elsewhere === next.elsewhere && sameChecks(last, next))) continue;
        shapes.set(device.id, last);
        this.put(device, last);
        options.onChange(device.id, [], undefined);
      }
    },
    /** When a device last answered, ms since 1970; undefined when it does not answer now. */
    answeredAt(deviceId: string): number | undefined {
      const state = status.deviceState(deviceId)?.state;
      if (state !== 'up' && state !== 'warning' && state !== 'major') return undefined;
      const moments = shapes.get(deviceId)?.checks.map(({ id }) => status.check(id)?.lastMeasuredAt ?? 0) ?? [];
      return Math.max(0, ...moments);
    },
    /** Time passed that was not watched, or the clock was set. @param stood the program did not run */
    wake(stood: boolean): void {
      status.forget();
      if (stood) settling.begin();
    },
    remove(device: StoredDevice): void {
      polling?.remove(device.checks.map((check) => check.number));
      for (const check of device.checks) hosts.delete(check.number);
      shapes.delete(device.id);
      status.untrack(device.id);
      values.remove(device.id);
    },
    startAll(devices: Iterable<StoredDevice>): void {
      polling?.put([...devices].flatMap((device) => watched(shapeOf(device))));
    },
    pollNow(device: StoredDevice): number {
      const checks = watched(shapeOf(device));
      polling?.runNow(checks.map((check) => check.number));
      return checks.length;
    },
    take(rows: Float64Array, notes: ReadonlyMap<number, Note>): void {
      settling.filter(rows, (number) => isBeside(hosts.get(number)?.host ?? 'localhost'));
      noteSelf(rows, notes);
      punctuality.take(rows, (number) => ({
        seenAt: values.seenAt(number),
        intervalMs: hosts.get(number)?.intervalMs,
      }));
      const retries = status.take(rows, notes);
      values.take(rows);
      polling?.retrySoon(retries);
    },
  };
}
export type Watch = ReturnType<typeof createWatch>;

const sameChecks = (before: Shape, device: Shape): boolean =>
  JSON.stringify(watched(before)) === JSON.stringify(watched(device));

/** True when nothing that polling depends on differs (a new name or tag is no reason to ping again). */
const sameWork = (before: Shape, device: Shape): boolean => sameChecks(before, device) && isLiteral(device.address);
