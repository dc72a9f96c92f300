import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fileBytes, removeFile } from '../data-folder.ts';

/** Written at a time: a few milliseconds of the storage thread. */
const STEP_BYTES = 4 * 1024 ** 2;
/** … in pieces: the garbage collector hardly sees what large ones cost. */
const PIECE_BYTES = 256 * 1024;

/**
 * A file that is there only to be deleted. Random bytes, so that no file system keeps it in less room than it takes.
 *
 * @see SQLite writes to its log before it frees anything; on a full disk both DELETE and checkpoint fail with SQLITE_FULL
 */
export function createBallast(path: string, bytes: number) {
  const missing = (): number => Math.max(0, bytes - (fileBytes(path) ?? 0));
  return {
    /** Bytes that are still to be written. */
    missing,
    /** Writes a few more megabytes. @throws an error of the file system */
    grow(): void {
      const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
      const file = openSync(path, 'a', 0o600);
      try {
        for (let left = Math.min(STEP_BYTES, missing()); left > 0; left -= PIECE_BYTES)
          writeSync(file, randomFillSync(piece), 0, Math.min(PIECE_BYTES, left));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    /** @returns false when there was none */
    drop(): boolean {
      const had = (fileBytes(path) ?? 0) > 0;
      removeFile(path);
      return had;
    },
  };
}
export type Ballast = ReturnType<typeof createBallast>;
