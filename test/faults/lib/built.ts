import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenStorageOptions } from '../../../src/engine/storage/open-storage.ts';

const worker = (name: string): URL => pathToFileURL(resolve('out', 'main', 'workers', `${name}.js`));
export const workerUrl = worker('storage');
export const careUrl = worker('care');

/** What opens a data folder with the built threads, as the program does. */
export const built = (dataDir: string): OpenStorageOptions => ({
  dataDir,
  workerUrl,
  careUrl,
  onCrash: () => undefined,
});

/** For a small disk on which not the room but something else is looked at. */
export const ANY_ROOM = { lowBytes: 0, lowShare: 0, savingBytes: 0, criticalBytes: 0, ballastBytes: 0 };

const folders = new Set<string>();
const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true });

/** A folder that goes away with the rig. */
export function scratch(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `ronda-${name}-`));
  folders.add(path);
  return { path, remove: () => removeFolder(path) };
}
/** Removes what is left of all of them. */
export function removeAll(): void {
  for (const path of folders) removeFolder(path);
}

/** The same sequence of numbers from 0 to 1 for the same seed. @see mulberry32 by Tommy Ettinger, public domain */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Prints the figures of a rig as one line. */
export const report = (what: string, figures: Readonly<Record<string, unknown>>): void =>
  console.log(JSON.stringify({ what, ...figures }));

/** The value at a share of all, 0.5 for the median. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN;
