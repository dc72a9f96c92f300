import { createCipheriv } from 'node:crypto';

const BLOCK = 16;
/** Longest datagram there is, in whole blocks. */
const MOST_BYTES = 65_536;
const scratch = new Uint8Array(MOST_BYTES);

/**
 * AES in cipher feedback mode, as SNMP uses it, with contexts that are made once: making one costs more than all blocks
 * of a message.
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

  /** What a stream is made of: a block and then a text but its last block. The same memory each time. */
  function stepsOf(vector: Uint8Array, text: Uint8Array): Uint8Array {
    const size = Math.ceil(text.length / BLOCK) * BLOCK;
    scratch.set(vector);
    scratch.set(text.subarray(0, Math.max(0, size - BLOCK)), BLOCK);
    return scratch.subarray(0, size);
  }
  /** A text with a stream added to it, in place. */
  function add(stream: Uint8Array, text: Uint8Array): Uint8Array {
    for (let at = 0; at < text.length; at += 1) stream[at] = (stream[at] ?? 0) ^ (text[at] ?? 0);
    return stream.subarray(0, text.length);
  }

  return {
    encrypt(plain: Uint8Array, vector: Uint8Array): Uint8Array {
      const steps = stepsOf(vector, plain);
      for (let at = 0; at < BLOCK; at += 1) steps[at] = (steps[at] ?? 0) ^ (chain[at] ?? 0);
      const stream = chained.update(steps);
      if (stream.length > 0) chain.set(stream.subarray(-BLOCK));
      return add(stream, plain);
    },
    decrypt: (secret: Uint8Array, vector: Uint8Array): Uint8Array => add(apart.update(stepsOf(vector, secret)), secret),
  };
}
