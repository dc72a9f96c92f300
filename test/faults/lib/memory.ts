import { readdirSync, readFileSync } from 'node:fs';
import { quantile } from './built.ts';

const MIB = 1024 ** 2;
const HOUR_MS = 3_600_000;
const FLOOR_MS = 15_000;

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

/** The lowest of each quarter of a minute: what is left when the garbage of that time is gone. */
function floors(looks: readonly Look[]): Look[] {
  const windows = Map.groupBy(looks, ({ atMs }) => Math.floor(atMs / FLOOR_MS));
  return [...windows.values()].map((own) => own.reduce((low, one) => (one.mib < low.mib ? one : low)));
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * How memory goes over some time, MiB an hour, by Theil and Sen: the median of the slopes between all pairs of floors, so
 * that a few peaks do not move it, and its interval of 95 %. `riseMib`: over all of that time, by how much the middle of its
 * second half is above that of the first.
 *
 * @see P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63 (1968)
 */
export function trend(looks: readonly Look[]) {
  const low = floors(looks);
  const slopes = low
    .flatMap((a, index) => low.slice(index + 1).map((b) => ((b.mib - a.mib) / (b.atMs - a.atMs)) * HOUR_MS))
    .toSorted((a, b) => a - b);
  const n = low.length;
  const half = 1.96 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (place: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, place))] ?? Number.NaN;
  const mibs = low.map(({ mib }) => mib);
  return {
    mibPerHour: median(slopes),
    least: at(Math.floor((slopes.length - half) / 2)),
    most: at(Math.ceil((slopes.length + half) / 2)),
    riseMib: 2 * (median(mibs.slice(Math.ceil(n / 2))) - median(mibs.slice(0, Math.floor(n / 2)))),
  };
}

/** By how many more handles are open in the second half of some time than in the first. */
export function drift(looks: readonly Look[]): number {
  const handles = looks.map((one) => one.handles);
  const half = Math.floor(handles.length / 2);
  return median(handles.slice(half)) - median(handles.slice(0, half));
}
