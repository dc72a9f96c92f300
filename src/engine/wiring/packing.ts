import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Wiring } from './wiring.ts';

/** A wiring has some hundred addresses of 12 digits each, over and over: packed it is cheap to hand on and to keep. */
export const packWiring = (wiring: Wiring): Uint8Array => new Uint8Array(zstdCompressSync(JSON.stringify(wiring)));

/** @param packed by `packWiring`: of this program itself, so its shape is not doubted */
export const unpackWiring = (packed: Uint8Array): Wiring => JSON.parse(zstdDecompressSync(packed).toString()) as Wiring;
