import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Wiring } from './wiring.ts';

/** A wiring has some hundred addresses of 12 digits each, over and over: packed it is cheap to hand on and to keep. */
export const packWiring = (wiring: Wiring): Uint8Array => new Uint8Array(zstdCompressSync(JSON.stringify(wiring)));

/** Addresses and other short texts are hardly ever the same in two devices, or shared by the parser itself. */
const SHORT = 12;
const MOST_SHARED = 10_000;
const shared = new Map<string, string>();

/** The same text as one object: a thousand devices call their ports by the same names. */
function share(text: string): string {
  const known = shared.get(text);
  if (known !== undefined) return known;
  if (shared.size >= MOST_SHARED) shared.clear();
  shared.set(text, text);
  return text;
}

/** @param packed by `packWiring`: of this program itself, so its shape is not doubted */
export const unpackWiring = (packed: Uint8Array): Wiring =>
  JSON.parse(zstdDecompressSync(packed).toString(), (_, value: unknown) =>
    typeof value === 'string' && value.length > SHORT ? share(value) : value,
  ) as Wiring;
