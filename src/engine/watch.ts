import { isIpv4, isIpv6 } from '../contract/addresses.ts';
import type { Reason } from '../contract/reasons.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from './lib/round-columns.ts';
import { createLive, type LiveDevice } from './metrics/metrics.ts';
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
  readonly onSelf: (event: 'began' | 'ended', since: number, reason: Reason['code']) => void;
};

const watched = (device: StoredDevice): readonly WatchedCheck[] =>
  device.paused
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

  function enlist(device: StoredDevice): void {
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
      enlist(device);
      status.track(device, {
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
      enlist(device);
      const another = before !== undefined && (before.address !== device.address || (before.paused && !device.paused));
      status.track(device, { kind: another ? 'fresh' : 'kept' });
      if (before !== undefined && sameWork(before, device)) return;
      if (gone.length > 0) polling?.remove(gone);
      polling?.put(watched(device));
    },
    remove(device: StoredDevice): void {
      polling?.remove(device.checks.map((check) => check.number));
      for (const check of device.checks) hosts.delete(check.number);
      status.untrack(device.id);
      values.remove(device.id);
    },
    startAll(devices: Iterable<StoredDevice>): void {
      polling?.put([...devices].flatMap(watched));
    },
    pollNow(device: StoredDevice): number {
      const checks = watched(device);
      polling?.runNow(checks.map((check) => check.number));
      return checks.length;
    },
    take(rows: Float64Array, notes: ReadonlyMap<number, Note>): void {
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

/** True when nothing that polling depends on differs (a new name or tag is no reason to ping again). */
function sameWork(before: StoredDevice, device: StoredDevice): boolean {
  return JSON.stringify(watched(before)) === JSON.stringify(watched(device)) && isLiteral(device.address);
}
