import { readFileSync } from 'node:fs';
import { fileBytes } from './data-folder.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The low bit tells that the words of the checksums are big-endian. */
const MAGIC = 0x377f0682;
/** A log that is larger is not looked at; it is cut at 16 MiB. */
const MOST_BYTES = 256 * 1024 ** 2;

type Sum = readonly [number, number];

/** Runs the checksum of the log over whole pairs of words. */
function checksum(bytes: DataView, [from, to]: readonly [number, number], isLittle: boolean, [a, b]: Sum): Sum {
  let [first, second] = [a, b];
  for (let at = from; at < to; at += 8) {
    first = (first + bytes.getUint32(at, isLittle) + second) >>> 0;
    second = (second + bytes.getUint32(at + 4, isLittle) + first) >>> 0;
  }
  return [first, second];
}

/**
 * Counts the committed transactions of a write-ahead log that SQLite will pass by without a word, because a frame before
 * them is damaged: frames of this log (same salts) that end a transaction, after the first whose checksum is wrong.
 * What a power cut leaves of a transaction that was not acknowledged may count as one.
 *
 * @see https://www.sqlite.org/fileformat2.html#walformat
 */
export function lostCommits(log: Uint8Array): number {
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES) return 0;
  const view = new DataView(log.buffer, log.byteOffset, log.length);
  const magic = view.getUint32(0);
  const isLittle = magic === MAGIC;
  const pageBytes = view.getUint32(8);
  let sum = checksum(view, [0, 24], isLittle, [0, 0]);
  const isHeaderWhole = sum[0] === view.getUint32(24) && sum[1] === view.getUint32(28);
  if (log.subarray(0, HEADER_BYTES).every((byte) => byte === 0)) return 0;
  // Without its header nothing of the log is used, and the page size in it says nothing.
  if ((magic & ~1) >>> 0 !== MAGIC || !isHeaderWhole) return 1;
  const salts = [view.getUint32(16), view.getUint32(20)];
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  let isBroken = false;
  let lost = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    // A log that begins anew changes both salts: a frame with one of them is of this log, and damaged.
    const matching = [view.getUint32(at + 8) === salts[0], view.getUint32(at + 12) === salts[1]];
    const isOfThisLog = matching.includes(true);
    if (!isBroken) {
      if (!isOfThisLog) continue;
      sum = checksum(view, [at, at + 8], isLittle, sum);
      sum = checksum(view, [at + FRAME_HEADER_BYTES, at + frameBytes], isLittle, sum);
      isBroken = matching.includes(false) || sum[0] !== view.getUint32(at + 16) || sum[1] !== view.getUint32(at + 20);
    }
    if (isBroken && isOfThisLog && view.getUint32(at + 4) !== 0) lost += 1;
  }
  return lost;
}

/** The same of a database that nobody has open. */
export function lostCommitsOf(database: string): number {
  const path = `${database}-wal`;
  const bytes = fileBytes(path) ?? 0;
  return bytes === 0 || bytes > MOST_BYTES ? 0 : lostCommits(readFileSync(path));
}
