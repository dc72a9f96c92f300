import { createCipheriv } from 'node:crypto';
import type { EngineTime } from '../protocols/snmp-usm.ts';
import { copyBytes, createScratch } from './scratch.ts';
import type { Part } from './v3-head.ts';

const BLOCK = 16;
const WORD = 4;
/** Longest datagram there is, in whole blocks. */
const MOST_BYTES = 65_536;
/** A vector, and a text behind it. */
const { bytes: steps, first: firstSteps } = createScratch(BLOCK + MOST_BYTES);
const textWords = new Uint32Array(steps.buffer, BLOCK);
/** A stream, to which the text is added. */
const result = new Uint8Array(MOST_BYTES);
const resultWords = new Uint32Array(result.buffer);

function setVector({ boots, time }: EngineTime, salt: Uint8Array, saltAt: number): void {
  for (let at = 0; at < WORD; at += 1) {
    const shift = 24 - at * 8;
    steps[at] = boots >>> shift;
    steps[WORD + at] = time >>> shift;
  }
  for (let at = 0; at < BLOCK / 2; at += 1) steps[BLOCK / 2 + at] = salt[saltAt + at] ?? 0;
}

/** Takes a text behind the vector. @returns its length in whole blocks, as which the vector and all but the last count */
function setText(bytes: Uint8Array, from: number, limit: number): number {
  copyBytes(bytes, from, limit, steps, BLOCK);
  return Math.ceil((limit - from) / BLOCK) * BLOCK;
}

/** A stream with the text added to it. */
function addText(stream: Uint8Array): Uint8Array {
  const words = copyBytes(stream, 0, stream.length, result, 0) / WORD;
  for (let at = 0; at < words; at += 1) resultWords[at] = (resultWords[at] ?? 0) ^ (textWords[at] ?? 0);
  return result;
}

/**
 * AES in cipher feedback mode, as SNMP uses it, with contexts that are made once: making one costs more than all blocks
 * of a message. What is answered is good until the next message, and only as far as the text is long.
 *
 * To encrypt, the stream for each block is made of the secret block before it, which is its plain one added to the stream
 * so far. Cipher block chaining does just that, when it is given the vector and then the plain blocks but the last. Its
 * chain goes on over messages, so that what came out last is added to the vector beforehand. To decrypt, all blocks are
 * known beforehand.
 *
 * @see RFC 3826 section 3.1, NIST SP 800-38A sections 6.2 and 6.3
 */
export function createCfb(key: Uint8Array) {
  const name = `aes-${String(key.length * 8)}`;
  const chained = createCipheriv(`${name}-cbc`, key, new Uint8Array(BLOCK)).setAutoPadding(false);
  const apart = createCipheriv(`${name}-ecb`, key, null).setAutoPadding(false);
  const chain = new Uint8Array(BLOCK);

  return {
    /** @param salt 8 bytes, of which the vector is made @see RFC 3826 section 3.1.2.1 */
    encrypt(plain: Uint8Array, length: number, at: EngineTime, salt: Uint8Array): Uint8Array {
      setVector(at, salt, 0);
      const size = setText(plain, 0, length);
      for (let byte = 0; byte < BLOCK; byte += 1) steps[byte] = (steps[byte] ?? 0) ^ (chain[byte] ?? 0);
      const stream = chained.update(firstSteps(size));
      const last = size - BLOCK;
      for (let byte = 0; byte < BLOCK; byte += 1) chain[byte] = stream[last + byte] ?? 0;
      return addText(stream);
    },
    /** @param saltAt where in the packet the salt stands @param secret where in it the secret text stands */
    decrypt(packet: Uint8Array, saltAt: number, at: EngineTime, { start, end }: Readonly<Part>): Uint8Array {
      setVector(at, packet, saltAt);
      return addText(apart.update(firstSteps(setText(packet, start, end))));
    },
  };
}
