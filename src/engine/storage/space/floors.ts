import { statfsSync } from 'node:fs';

const MIB = 1024 ** 2;

/**
 * How much room is left. `low`: somebody should look after it. `saving`: what is measured is not written every second any
 * more. `critical`: the ballast is given up, so that changes can still be written.
 */
export type DiskState = 'ok' | 'low' | 'saving' | 'critical';
/** Bytes of the disk that holds the data folder; `free` is what this user may still write. */
export type Disk = { readonly free: number; readonly total: number; readonly state: DiskState };

/** Free bytes below which a state begins. `lowShare`: of the whole disk. */
export type Floors = {
  readonly lowBytes: number;
  readonly lowShare: number;
  readonly savingBytes: number;
  readonly criticalBytes: number;
  /** Size of a file that is there only to be deleted: SQLite cannot even delete rows on a disk that is quite full. */
  readonly ballastBytes: number;
};
export const FLOORS: Floors = {
  lowBytes: 1024 * MIB,
  lowShare: 0.05,
  savingBytes: 200 * MIB,
  criticalBytes: 64 * MIB,
  ballastBytes: 48 * MIB,
};

export function diskState({ free, total }: Omit<Disk, 'state'>, floors: Floors): DiskState {
  if (free < floors.criticalBytes) return 'critical';
  if (free < floors.savingBytes) return 'saving';
  return free < Math.max(floors.lowBytes, floors.lowShare * total) ? 'low' : 'ok';
}

/** @returns undefined where the system does not tell (some network file systems say 0 of 0) */
export function readDisk(path: string, floors: Floors): Disk | undefined {
  const { bavail, blocks, bsize } = statfsSync(path);
  if (blocks === 0) return undefined;
  const room = { free: bavail * bsize, total: blocks * bsize };
  return { ...room, state: diskState(room, floors) };
}
