import { createHash, hash } from 'node:crypto';
import { type AuthProtocol, codeLength } from '../protocols/snmp-usm.ts';

/** Longest datagram there is. */
const MOST_BYTES = 65_536;
const INNER = 0x36;
const OUTER = 0x5c;

/** Bytes a hash takes in at once. @see FIPS 180-4 section 1 */
const blockOf = (protocol: AuthProtocol): number => (protocol === 'sha384' || protocol === 'sha512' ? 128 : 64);

/** Memory for what is to be signed, behind the longest block. */
const inner = Buffer.alloc(128 + MOST_BYTES);

/**
 * Codes over messages with one key: HMAC as two hashes, because a hash in one go costs half of what an HMAC object does.
 *
 * @param key as long as the hash at most
 * @see RFC 2104
 */
export function createSigning(protocol: AuthProtocol, key: Uint8Array) {
  const block = blockOf(protocol);
  const pad = (fill: number): Buffer => Buffer.from(Array.from({ length: block }, (_, at) => (key[at] ?? 0) ^ fill));
  const innerPad = pad(INNER);
  const size = createHash(protocol).digest().length;
  const outer = Buffer.concat([pad(OUTER), Buffer.alloc(size)]);
  const bytes = codeLength(protocol);

  /** @param codeAt where in the message the code belongs, which is taken as zeros @returns the code, a byte a letter */
  return (message: Uint8Array, codeAt: number): string => {
    inner.set(innerPad);
    inner.set(message, block);
    inner.fill(0, block + codeAt, block + codeAt + bytes);
    outer.write(hash(protocol, inner.subarray(0, block + message.length), 'binary'), block, 'latin1');
    return hash(protocol, outer, 'binary').slice(0, bytes);
  };
}
