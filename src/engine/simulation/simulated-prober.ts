import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import type { PingTarget, Prober, ProberOptions } from '../probing/probing.ts';
import { summarise } from '../probing/round-statistics.ts';
import { type Model, sampleOf } from './model.ts';
import { hashOf, type Random } from './random.ts';

const TICK_MS = 250;
const MOST_PINGS = 20;

type Drawing = { readonly model: Model; readonly random: Random };
/** Reused: thousands of rounds are drawn. */
const times = new Float64Array(MOST_PINGS);

/** Fills the row of one round of pings. @param row `ROUND_STRIDE` values, all NaN */
export function drawRound(
  target: Pick<PingTarget, 'number' | 'address' | 'count' | 'timeoutMs'>,
  at: number,
  row: Float64Array,
  { model, random }: Drawing,
): void {
  const weather = model.at(target.address, at);
  for (let ping = 0; ping < target.count; ping += 1) {
    const rttMs = sampleOf(weather, random);
    times[ping] = rttMs > target.timeoutMs ? Number.NaN : rttMs;
  }
  row[COLUMN.check] = target.number;
  row[COLUMN.at] = at;
  row[COLUMN.sent] = target.count;
  row[COLUMN.outcome] = OUTCOME.measured;
  summarise(times, 0, target.count, row);
}

type Due = { target: PingTarget; at: number };
type Clock = { now(): number };

/** Answers in place of the ping thread; nothing is sent. */
export function createSimulatedProber(
  drawing: Drawing,
  clock: Clock,
  { onRounds }: Pick<ProberOptions, 'onRounds'>,
): Prober {
  const targets = new Map<number, Due>();

  /** Where in its interval a target has its turn, so that they do not come all at once. */
  const firstTurn = (target: PingTarget, isAlone: boolean): number => {
    const now = clock.now();
    return isAlone ? now : now + (hashOf(target.address) % 1000) * (target.intervalMs / 1000);
  };
  function tick(): void {
    const now = clock.now();
    const due = [...targets.values()].filter(({ at }) => at <= now);
    if (due.length === 0) return;
    const rows = new Float64Array(due.length * ROUND_STRIDE).fill(Number.NaN);
    for (const [index, entry] of due.entries()) {
      drawRound(entry.target, now, rows.subarray(index * ROUND_STRIDE, (index + 1) * ROUND_STRIDE), drawing);
      // After a pause of the program the missed rounds are not made up for.
      entry.at = Math.max(entry.at + entry.target.intervalMs, now + TICK_MS);
    }
    onRounds(rows);
  }
  const timer = setInterval(tick, TICK_MS);

  return {
    update(put, remove) {
      for (const number of remove) targets.delete(number);
      for (const target of put) targets.set(target.number, { target, at: firstTurn(target, put.length === 1) });
    },
    runNow(numbers) {
      for (const number of numbers) {
        const entry = targets.get(number);
        if (entry) entry.at = clock.now();
      }
    },
    dispose: async () => clearInterval(timer),
  };
}
