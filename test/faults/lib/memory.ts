import { readdirSync, readFileSync } from 'node:fs';
import { quantile } from './built.ts';

const MIB = 1024 ** 2;
const HOUR_MS = 3_600_000;
/** Parts of a cycle that are compared each with its like. */
const SEASONS = 5;

export type Look = { readonly atMs: number; readonly mib: number; readonly handles: number };

/** Resident memory of a process without what is only mapped files, and its open handles. @see proc(5) */
export function look(pid: number, atMs: number): Look {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const mib = (Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024) / MIB;
  return { atMs, mib, handles: readdirSync(`/proc/${String(pid)}/fd`).length };
}

/**
 * The objects that the threads of a program kept after each collection, as its hook wrote it down. It tells what is
 * forgotten to be let go from what has room of its own and fills it once: pages of the database, columns of open samples,
 * pages an allocator holds.
 *
 * @param since ms since 1970
 */
export function keptSince(file: string, since: number): Look[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines
    .map((line) => line.split(' ').map(Number))
    .map(([at = 0, ...threads]) => ({
      atMs: at - since,
      mib: threads.reduce((sum, bytes) => sum + bytes, 0) / MIB,
      handles: 0,
    }));
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The lowest of each fifth of a cycle: what is left when the garbage of that time is gone. */
function floors(looks: readonly Look[], cycleMs: number) {
  const windows = Map.groupBy(looks, ({ atMs }) => Math.floor((atMs * SEASONS) / cycleMs));
  return [...windows].map(([window, own]) => ({ window, mib: Math.min(...own.map(({ mib }) => mib)) }));
}

/**
 * How memory goes over some cycles of the same events, MiB an hour: the median of the slopes between all pairs of floors
 * that lie at the same place of their cycles, so that neither what comes and goes with a cycle nor a few peaks move it, and
 * its interval of 95 %. `riseMib`: by how much the last cycle is above the first of these.
 *
 * @see R. M. Hirsch, J. R. Slack, R. A. Smith, Techniques of trend analysis for monthly water quality data, Water Resources
 *   Research 18 (1982)
 */
export function trend(looks: readonly Look[], cycleMs: number) {
  const low = floors(looks, cycleMs);
  const seasons = [...Map.groupBy(low, ({ window }) => window % SEASONS).values()];
  const hours = (windows: number): number => (windows * cycleMs) / SEASONS / HOUR_MS;
  const slopes = seasons
    .flatMap((own) =>
      own.flatMap((a, index) => own.slice(index + 1).map((b) => (b.mib - a.mib) / hours(b.window - a.window))),
    )
    .toSorted((a, b) => a - b);
  const variance = seasons.reduce((sum, { length: n }) => sum + (n * (n - 1) * (2 * n + 5)) / 18, 0);
  const half = 1.96 * Math.sqrt(variance);
  const at = (place: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, place))] ?? Number.NaN;
  const rises = seasons.map((own) => (own.at(-1)?.mib ?? 0) - (own[0]?.mib ?? 0));
  return {
    mibPerHour: median(slopes),
    least: at(Math.floor((slopes.length - half) / 2)),
    most: at(Math.ceil((slopes.length + half) / 2)),
    riseMib: median(rises),
  };
}

/** By how many more handles are open in the last cycles than in the first ones, of as many whole cycles on either side. */
export function drift(looks: readonly Look[], cycleMs: number): number {
  const cycles = [...Map.groupBy(looks, ({ atMs }) => Math.floor(atMs / cycleMs)).values()];
  const half = Math.floor(cycles.length / 2);
  const middle = (some: readonly (readonly Look[])[]): number => median(some.flat().map((one) => one.handles));
  return middle(cycles.slice(-half)) - middle(cycles.slice(0, half));
}
