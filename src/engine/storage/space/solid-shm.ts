import { closeSync, fstatSync, openSync, readSync, statfsSync, writeSync } from 'node:fs';

/** SQLite makes sure of one block in each 4 KiB of its shared index; smaller blocks leave holes. */
const PAGE_BYTES = 4096;

/**
 * Fills the holes of the shared index (`-shm`) on file systems with blocks smaller than 4 KiB. SQLite maps that file, and
 * a mapped hole that finds no block on a full disk ends the process by SIGBUS.
 *
 * The file stays open until `close`: closing any handle of a file drops the locks the process has on it (POSIX), and
 * SQLite relies on those.
 */
export function createSolidShm(database: string) {
  const isNeeded = statfsSync(database).bsize < PAGE_BYTES;
  let file: number | undefined;
  let solidBytes = 0;
  return {
    /** Called between transactions, by the thread that writes. */
    fill(): void {
      if (!isNeeded) return;
      file ??= openSync(`${database}-shm`, 'r+');
      const { size } = fstatSync(file);
      if (size <= solidBytes) return;
      const bytes = Buffer.allocUnsafe(size - solidBytes);
      readSync(file, bytes, 0, bytes.length, solidBytes);
      writeSync(file, bytes, 0, bytes.length, solidBytes);
      solidBytes = size;
    },
    /** After the database was closed. */
    close(): void {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
export type SolidShm = ReturnType<typeof createSolidShm>;
