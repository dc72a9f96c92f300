import { zstdDecompressSync } from 'node:zlib';
import { PACKED_OUI } from './oui.gen.ts';

/** Bytes of a prefix (nine hex digits), of its length, and of the place of a name. */
const PREFIX_BYTES = 5;
const NAME_BYTES = 3;
/** Digits of a prefix, the longest first: MA-S, MA-M, MA-L. @see IEEE Std 802-2014 section 8 */
const LENGTHS = [9, 7, 6] as const;

type Registry = { readonly bytes: Buffer; readonly count: number };
let registry: Registry | undefined;

function open(): Registry {
  const bytes = zstdDecompressSync(Buffer.from(PACKED_OUI, 'base64'));
  return { bytes, count: bytes.readUInt32LE(0) };
}

/** Place of the first entry that is not less than a prefix. */
function placeOf({ bytes, count }: Registry, prefix: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bytes.readUIntBE(4 + middle * PREFIX_BYTES, PREFIX_BYTES) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameAt({ bytes, count }: Registry, prefix: string): string | undefined {
  const number = Number.parseInt(prefix.padEnd(9, '0'), 16);
  const from = placeOf({ bytes, count }, number);
  for (let at = from; at < count && bytes.readUIntBE(4 + at * PREFIX_BYTES, PREFIX_BYTES) === number; at += 1) {
    if (bytes[4 + count * PREFIX_BYTES + at] !== prefix.length) continue;
    const lengths = 4 + count * (PREFIX_BYTES + 1);
    const place = lengths + count * NAME_BYTES + bytes.readUIntBE(lengths + at * NAME_BYTES, NAME_BYTES);
    return bytes.toString('utf8', place + 1, place + 1 + (bytes[place] ?? 0));
  }
  return undefined;
}

/**
 * Who made the network adapter with a hardware address, by the registries of the IEEE; offline.
 *
 * @param mac 12 hex digits in lower case
 * @returns undefined for addresses that somebody made up, and for makers who keep their name to themselves
 */
export function vendorOfMac(mac: string): string | undefined {
  if (!/^[0-9a-f]{12}$/.test(mac) || (Number.parseInt(mac.slice(0, 2), 16) & 3) !== 0) return undefined;
  registry ??= open();
  for (const length of LENGTHS) {
    const name = nameAt(registry, mac.slice(0, length));
    if (name !== undefined) return name;
  }
  return undefined;
}
