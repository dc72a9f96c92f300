import { createHash, hash } from 'node:crypto';
import { type AuthProtocol, codeLength } from '../protocols/snmp-usm.ts';
import { copyBytes, createScratch } from './scratch.ts';
import type { Part } from './v3-head.ts';

/** Longest datagram there is. */
const MOST_BYTES = 65_536;
const INNER = 0x36;
const OUTER = 0x5c;

/** Bytes a hash takes in at once. @see FIPS 180-4 section 1 */
const blockOf = (protocol: AuthProtocol): number => (protocol === 'sha384' || protocol === 'sha512' ? 128 : 64);

/** Memory for what is to be signed, behind the longest block. */
const { bytes: inner, first: firstInner } = createScratch(128 + MOST_BYTES);

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

  /**
   * @param message where it stands in the packet
   * @param codeAt where in the packet the code belongs, which is taken as zeros
   * @returns the code, a byte a letter
   */
  return (packet: Uint8Array, { start, end }: Readonly<Part>, codeAt: number): string => {
    const codeStart = block + codeAt - start;
    inner.set(innerPad);
    copyBytes(packet, start, end, inner, block);
    for (let at = codeStart; at < codeStart + bytes; at += 1) inner[at] = 0;
    outer.write(hash(protocol, firstInner(block + end - start), 'binary'), block, 'latin1');
    return hash(protocol, outer, 'binary').slice(0, bytes);
  };
}
