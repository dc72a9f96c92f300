import { createCipheriv } from 'node:crypto';

/**
 * AES encryption of single blocks with a key that is expanded once. Node makes a new cipher for each message, which costs
 * more than a short message itself; requests are short.
 *
 * @see FIPS 197
 */
const SBOX = new Uint8Array(256);
/** Substitution and mixing of a column in one step; the other three are this one turned by bytes. */
const MIX = new Uint32Array(256);

function fillTables(): void {
  let [power, inverse] = [1, 1];
  do {
    power ^= (power << 1) ^ (power & 0x80 ? 0x11b : 0);
    power &= 255;
    inverse ^= inverse << 1;
    inverse ^= inverse << 2;
    inverse ^= inverse << 4;
    inverse &= 255;
    if (inverse & 0x80) inverse ^= 0x09;
    const turned = inverse ^ (inverse << 1) ^ (inverse << 2) ^ (inverse << 3) ^ (inverse << 4);
    SBOX[power] = ((turned ^ (turned >> 8)) & 255) ^ 0x63;
  } while (power !== 1);
  SBOX[0] = 0x63;
  for (const [at, once] of SBOX.entries()) {
    const twice = ((once << 1) ^ (once & 0x80 ? 0x11b : 0)) & 255;
    MIX[at] = ((twice << 24) | (once << 16) | (once << 8) | (twice ^ once)) >>> 0;
  }
}
fillTables();

const sub = (byte: number): number => SBOX[byte & 255] ?? 0;
const subWord = (word: number): number =>
  (sub(word >>> 24) << 24) | (sub(word >>> 16) << 16) | (sub(word >>> 8) << 8) | sub(word);

/** Round keys as words. @param key of 16, 24 or 32 bytes */
function expand(key: Uint8Array): Int32Array {
  const words = key.length / 4;
  const out = new Int32Array(4 * (words + 7));
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  let constant = 1;
  for (let at = 0; at < out.length; at += 1) {
    if (at < words) {
      out[at] = view.getInt32(at * 4);
      continue;
    }
    let word = out[at - 1] ?? 0;
    if (at % words === 0) {
      word = subWord((word << 8) | (word >>> 24)) ^ (constant << 24);
      constant = ((constant << 1) ^ (constant & 0x80 ? 0x11b : 0)) & 255;
    } else if (words > 6 && at % words === 4) word = subWord(word);
    out[at] = (out[at - words] ?? 0) ^ word;
  }
  return out;
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
/** One column of the next state from four bytes of this one. */
const mix = (a: number, b: number, c: number, d: number): number =>
  (MIX[a >>> 24] ?? 0) ^
  turn(MIX[(b >>> 16) & 255] ?? 0, 8) ^
  turn(MIX[(c >>> 8) & 255] ?? 0, 16) ^
  turn(MIX[d & 255] ?? 0, 24);
const last = (a: number, b: number, c: number, d: number): number =>
  (sub(a >>> 24) << 24) | (sub(b >>> 16) << 16) | (sub(c >>> 8) << 8) | sub(d);

/** Adds a round key to a state of four words. */
function addKey(state: Int32Array, keys: Int32Array, at: number): void {
  for (let word = 0; word < 4; word += 1) state[word] = (state[word] ?? 0) ^ (keys[at + word] ?? 0);
}

/** Encrypts one block of four words in place. */
function encryptBlock(keys: Int32Array, block: Int32Array): void {
  addKey(block, keys, 0);
  for (let at = 4; at < keys.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [block[0], block[1], block[2], block[3]];
    const step = at === keys.length - 4 ? last : mix;
    block[0] = step(a, b, c, d);
    block[1] = step(b, c, d, a);
    block[2] = step(c, d, a, b);
    block[3] = step(d, a, b, c);
    addKey(block, keys, at);
  }
}

/**
 * AES in cipher feedback mode, as SNMP uses it. Each block to be encrypted waits for the one before, which is done here;
 * to decrypt, all blocks are known beforehand, and one call of Node does them together.
 *
 * @see RFC 3826 section 3.1
 */
export function createCfb(key: Uint8Array) {
  const keys = expand(key);
  const block = new Int32Array(4);
  const together = createCipheriv(`aes-${String(key.length * 8)}-ecb`, key, null).setAutoPadding(false);

  function load(from: Uint8Array, at: number): void {
    for (let word = 0; word < 4; word += 1) {
      const byte = at + word * 4;
      block[word] =
        ((from[byte] ?? 0) << 24) |
        ((from[byte + 1] ?? 0) << 16) |
        ((from[byte + 2] ?? 0) << 8) |
        (from[byte + 3] ?? 0);
    }
  }
  /** Byte of the key stream at a place in the block. */
  const streamByte = (at: number): number => ((block[at >> 2] ?? 0) >>> (24 - (at & 3) * 8)) & 255;

  return {
    encrypt(plain: Uint8Array, vector: Uint8Array): Uint8Array {
      const out = new Uint8Array(plain.length);
      load(vector, 0);
      for (let at = 0; at < plain.length; at += 16) {
        if (at > 0) load(out, at - 16);
        encryptBlock(keys, block);
        const end = Math.min(16, plain.length - at);
        for (let byte = 0; byte < end; byte += 1) out[at + byte] = (plain[at + byte] ?? 0) ^ streamByte(byte);
      }
      return out;
    },
    decrypt(secret: Uint8Array, vector: Uint8Array): Uint8Array {
      const blocks = Math.ceil(secret.length / 16);
      const before = new Uint8Array(blocks * 16);
      before.set(vector);
      before.set(secret.subarray(0, Math.max(0, blocks - 1) * 16), 16);
      const stream = together.update(before);
      for (let at = 0; at < secret.length; at += 1) before[at] = (secret[at] ?? 0) ^ (stream[at] ?? 0);
      return before.subarray(0, secret.length);
    },
  };
}
