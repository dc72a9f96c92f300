import { Fault } from '../../contract/faults.ts';
import { type Reason, reason } from '../../contract/reasons.ts';
import type { CheckResult, RunningCheck } from '../checks/check.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import type { Clock } from '../ports.ts';
import type { NameResolver } from './resolver.ts';

const TICK_MS = 250;
const AT_ONCE = 64;

/** A check of a kind that runs by itself (all but ping). */
export type RunnableCheck = {
  readonly number: number;
  readonly kind: RunningCheck;
  readonly host: string;
  readonly intervalS: number;
  readonly timeoutMs: number;
  readonly settings: unknown;
};

/** Why a round failed or warns; the numbers are in the row. */
export type Note = { readonly reason?: Reason; readonly warning?: Reason };
export type RunnerOptions = {
  readonly clock: Clock;
  readonly resolver: NameResolver;
  readonly onRound: (row: Float64Array, note: Note) => void;
};

type Job = { check: RunnableCheck; dueAt: number; running: boolean };
export type Runner = {
  put(check: RunnableCheck): void;
  remove(number: number): void;
  runNow(number: number): void;
  dispose(): void;
};

function rowOf(number: number, at: number, result: CheckResult): Float64Array {
  const row = new Float64Array(ROUND_STRIDE).fill(Number.NaN);
  row[COLUMN.check] = number;
  row[COLUMN.at] = at;
  row[COLUMN.sent] = 1;
  row[COLUMN.received] = result.ok ? 1 : 0;
  row[COLUMN.outcome] = !result.ok && result.reason.code === 'name-unresolved' ? OUTCOME.unresolved : OUTCOME.measured;
  if (result.ok)
    for (const column of [COLUMN.minMs, COLUMN.avgMs, COLUMN.medianMs, COLUMN.p95Ms, COLUMN.maxMs])
      row[column] = result.rttMs;
  return row;
}

/** Runs checks at their intervals, at most 64 at once, each with a deadline; one check never overlaps itself. */
export function createRunner({ clock, resolver, onRound }: RunnerOptions): Runner {
  const jobs = new Map<number, Job>();
  const abort = new AbortController();
  let running = 0;

  async function measure(check: RunnableCheck): Promise<CheckResult> {
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(check.timeoutMs)]);
    try {
      const ip = await resolver.resolve(check.host);
      const io = { signal, monotonic: () => clock.monotonic(), resolve: (name: string) => resolver.resolve(name) };
      return await check.kind.run({ ip, host: check.host }, check.settings, io);
    } catch (thrown) {
      const fault = Fault.from(thrown);
      const code = fault.code === 'not-found' ? 'name-unresolved' : 'failed';
      return { ok: false, reason: reason(code, { name: check.host, what: check.kind.title, message: fault.message }) };
    }
  }

  async function run(job: Job): Promise<void> {
    job.running = true;
    running += 1;
    job.dueAt = clock.monotonic() + job.check.intervalS * 1000;
    const at = clock.now();
    const result = await measure(job.check);
    running -= 1;
    job.running = false;
    if (abort.signal.aborted || jobs.get(job.check.number) !== job) return;
    onRound(
      rowOf(job.check.number, at, result),
      result.ok ? { ...(result.warning && { warning: result.warning }) } : result,
    );
  }

  const timer = setInterval(() => {
    const now = clock.monotonic();
    for (const job of jobs.values()) {
      if (running >= AT_ONCE) return;
      if (!job.running && now >= job.dueAt) void run(job);
    }
  }, TICK_MS);

  return {
    put: (check) => void jobs.set(check.number, { check, dueAt: clock.monotonic(), running: false }),
    remove: (number) => void jobs.delete(number),
    runNow(number) {
      const job = jobs.get(number);
      if (job) job.dueAt = clock.monotonic();
    },
    dispose() {
      clearInterval(timer);
      abort.abort();
    },
  };
}
