import { createCipheriv } from 'node:crypto';
import type { EngineTime } from '../protocols/snmp-usm.ts';
import type { Part } from './v3-head.ts';

const BLOCK = 16;
const WORD = 4;
/** Longest datagram there is, in whole blocks. */
const MOST_BYTES = 65_536;
/** A vector, and a text behind it. */
const steps = new Uint8Array(BLOCK + MOST_BYTES);
const words = new Uint32Array(steps.buffer);

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
  steps.set(bytes.subarray(from, limit), BLOCK);
  return Math.ceil((limit - from) / BLOCK) * BLOCK;
}

/** A stream with the text added to it. */
function addText(stream: Uint8Array): Uint8Array {
  const sums = new Uint32Array(stream.buffer, stream.byteOffset, stream.length / WORD);
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) ^ (words[BLOCK / WORD + at] ?? 0);
  return stream;
}

/**
 * AES in cipher feedback mode, as SNMP uses it, with contexts that are made once: making one costs more than all blocks
 * of a message. What is answered is as long as the text in whole blocks, of which only the text's own length counts.
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
      const stream = chained.update(steps.subarray(0, size));
      const last = size - BLOCK;
      for (let byte = 0; byte < BLOCK; byte += 1) chain[byte] = stream[last + byte] ?? 0;
      return addText(stream);
    },
    /** @param saltAt where in the packet the salt stands @param secret where in it the secret text stands */
    decrypt(packet: Uint8Array, saltAt: number, at: EngineTime, { start, end }: Readonly<Part>): Uint8Array {
      setVector(at, packet, saltAt);
      return addText(apart.update(steps.subarray(0, setText(packet, start, end))));
    },
  };
}
