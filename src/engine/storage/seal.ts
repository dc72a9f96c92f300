import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type DataFolder, fileBytes, readText, removeFile, writePrivate } from './data-folder.ts';

const CHUNK_BYTES = 4 * 1024 ** 2;
/** Reading a larger file at each start and end would be felt. */
const MOST_BYTES = 512 * 1024 ** 2;

/** Size and CRC-32 of a whole file, as one line. */
function fingerprint(path: string, bytes: number): string {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, bytes)));
    let sum = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      sum = crc32(chunk.subarray(0, read), sum);
    return `${String(bytes)} ${sum.toString(16)}\n`;
  } finally {
    closeSync(file);
  }
}

/**
 * Notes how the closed database looks. SQLite has no checksums: most damaged bytes in the values of rows would otherwise
 * never be noticed.
 */
export function seal({ database, seal: path }: DataFolder): void {
  const bytes = fileBytes(database) ?? 0;
  if (bytes > 0 && bytes <= MOST_BYTES) writePrivate(path, fingerprint(database, bytes));
}

/** @returns true when the database is not as it was left; false also when there is no seal, as after a crash */
export function isSealBroken({ database, seal: path }: DataFolder): boolean {
  const expected = readText(path);
  if (expected === undefined) return false;
  const bytes = fileBytes(database);
  if (bytes === undefined) return true;
  return bytes > MOST_BYTES || fingerprint(database, bytes) !== expected;
}

/** A file that is small enough for a seal has none: it comes from elsewhere, or from an older program. */
export const isUnsealed = ({ database, seal: path }: DataFolder): boolean =>
  fileBytes(path) === undefined && (fileBytes(database) ?? 0) <= MOST_BYTES;

/** To be called once the database is open: from now on it changes. */
export const removeSeal = ({ seal: path }: DataFolder): void => removeFile(path);
