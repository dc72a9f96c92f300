import { isIpv4, isIpv6 } from '../../contract/addresses.ts';
import { reason } from '../../contract/reasons.ts';
import type { MethodReport, PingTarget, Prober, ProberOptions } from '../probing/probing.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import type { Clock, LocalNet } from '../ports.ts';
import { createNameResolver, type NameResolver } from './resolver.ts';
import { createRunner, type Note } from './runner.ts';

const RESOLVE_EVERY_MS = 60_000;
/** How soon a failed round is asked again before a verdict. */
const RETRY_MS = 500;

/** A check to keep running. */
export type WatchedCheck = {
  readonly number: number;
  readonly type: string;
  readonly host: string;
  readonly intervalS: number;
  readonly timeoutMs: number;
  readonly settings: Readonly<Record<string, unknown>>;
};

export type { NameResolver } from './resolver.ts';
export type { Note } from './runner.ts';
export type PollingOptions = {
  readonly clock: Clock;
  readonly net: LocalNet;
  readonly kinds: readonly CheckKindDefinition[];
  readonly createProber: (handlers: Pick<ProberOptions, 'onRounds' | 'onMethod' | 'onCrash'>) => Prober;
  /** Finds the addresses of names; the system's resolver unless told. */
  readonly resolver?: NameResolver | undefined;
  /** Finished rounds of any kind; `notes` by check number. */
  readonly onRounds: (rows: Float64Array, notes: ReadonlyMap<number, Note>) => void;
  readonly onMethod: (report: MethodReport) => void;
  readonly onCrash: (error: Error, degraded: boolean) => void;
};

export type Polling = {
  put(checks: readonly WatchedCheck[]): void;
  remove(numbers: readonly number[]): void;
  runNow(numbers: readonly number[]): void;
  /** Like `runNow`, half a second later: a failed round deserves a second look. */
  retrySoon(numbers: readonly number[]): void;
  dispose(): Promise<void>;
};

type Pinged = { readonly check: WatchedCheck; ip: string | undefined };

const isLiteral = (host: string): boolean => isIpv4(host) || isIpv6(host);

const pingTarget = (check: WatchedCheck, address: string): PingTarget => {
  const { count, size, dscp, source } = check.settings as Pick<PingTarget, 'count' | 'size' | 'dscp' | 'source'>;
  return {
    number: check.number,
    address,
    intervalMs: check.intervalS * 1000,
    timeoutMs: check.timeoutMs,
    count,
    size,
    dscp,
    ...(source !== undefined && { source }),
  };
};

/** Keeps every check running: pings in the probe thread, the others here, names resolved in the background. */
export function createPolling(options: PollingOptions): Polling {
  const { clock, net } = options;
  let isDisposed = false;
  const onRounds: PollingOptions['onRounds'] = (rows, notes) => {
    // A name may still be looked up when all is over.
    if (!isDisposed) options.onRounds(rows, notes);
  };
  const kinds = new Map(options.kinds.map((kind) => [kind.type, kind]));
  const resolver = options.resolver ?? createNameResolver(clock);
  const pinged = new Map<number, Pinged>();
  const prober = options.createProber({
    onRounds: (rows) => onRounds(rows, judgeSilence(rows)),
    onMethod: options.onMethod,
    onCrash: options.onCrash,
  });
  const runner = createRunner({
    clock,
    resolver,
    onRound: (row, note) => onRounds(row, new Map([[row[COLUMN.check] ?? 0, note]])),
  });

  /** Silence is only news when this computer could have heard an answer: rows of a dead link become "not sent". */
  function judgeSilence(rows: Float64Array): ReadonlyMap<number, Note> {
    const notes = new Map<number, Note>();
    for (let index = 0; index < roundCount(rows); index += 1) {
      const base = index * ROUND_STRIDE;
      if ((rows[base + COLUMN.received] ?? 0) > 0) continue;
      const number = rows[base + COLUMN.check] ?? 0;
      const ip = pinged.get(number)?.ip;
      const path = ip === undefined ? { usable: true as const } : net.pathTo(ip);
      if (!path.usable) {
        rows[base + COLUMN.outcome] = OUTCOME.notSent;
        notes.set(number, { reason: reason(path.reason) });
      } else if (rows[base + COLUMN.outcome] === OUTCOME.notSent) notes.set(number, { reason: reason('not-sent') });
      else notes.set(number, { reason: reason('no-reply', { sent: rows[base + COLUMN.sent] ?? 0 }) });
    }
    return notes;
  }

  /** Looks the name up; a changed address replaces the target, a missing one is told as a round without measurement. */
  async function locate(entry: Pinged): Promise<void> {
    const { check } = entry;
    const ip = await resolver.resolve(check.host).catch(() => undefined);
    if (pinged.get(check.number) !== entry) return;
    if (ip === undefined) {
      const row = new Float64Array(ROUND_STRIDE).fill(Number.NaN);
      row.set([check.number, clock.now(), 0, 0]);
      row[COLUMN.outcome] = OUTCOME.unresolved;
      onRounds(row, new Map([[check.number, { reason: reason('name-unresolved', { name: check.host }) }]]));
    } else if (ip !== entry.ip) prober.update([pingTarget(check, ip)], []);
    entry.ip = ip ?? entry.ip;
  }

  const timers = new Set<NodeJS.Timeout>();
  const everyName = setInterval(() => {
    for (const entry of pinged.values()) if (entry.ip !== entry.check.host) void locate(entry);
  }, RESOLVE_EVERY_MS);

  function runNow(numbers: readonly number[]): void {
    prober.runNow(numbers.filter((number) => pinged.get(number)?.ip !== undefined));
    for (const number of numbers) {
      const entry = pinged.get(number);
      if (entry === undefined) runner.runNow(number);
      else if (entry.ip === undefined) void locate(entry);
    }
  }

  function put(checks: readonly WatchedCheck[]): void {
    const ready: PingTarget[] = [];
    for (const check of checks) {
      const kind = kinds.get(check.type);
      if (kind === undefined) continue;
      if (kind.run !== 'ping-engine') {
        runner.put({ ...check, kind });
        continue;
      }
      const literal = isLiteral(check.host);
      const entry: Pinged = { check, ip: literal ? check.host : undefined };
      pinged.set(check.number, entry);
      if (literal) ready.push(pingTarget(check, check.host));
      else void locate(entry);
    }
    if (ready.length > 0) prober.update(ready, []);
  }

  return {
    put,
    remove(numbers) {
      const pings = numbers.filter((number) => pinged.delete(number));
      if (pings.length > 0) prober.update([], pings);
      for (const number of numbers) runner.remove(number);
    },
    runNow,
    retrySoon(numbers) {
      if (numbers.length === 0) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        runNow(numbers);
      }, RETRY_MS);
      timers.add(timer);
    },
    async dispose() {
      isDisposed = true;
      clearInterval(everyName);
      for (const timer of timers) clearTimeout(timer);
      runner.dispose();
      await prober.dispose();
    },
  };
}
