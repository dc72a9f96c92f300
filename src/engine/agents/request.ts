import { expectTlv, readSigned, readTlv, TAG, type Tlv } from '../protocols/ber.ts';
import { keyOf } from './shape.ts';

/** One request as an agent needs it: identifiers stay bytes, values are read only by a SET. */
export type Request = {
  readonly bytes: Uint8Array;
  readonly type: number;
  /** The whole element, to be sent back as it came. */
  readonly requestId: Uint8Array;
  /** non-repeaters of a GETBULK */
  readonly status: number;
  /** max-repetitions of a GETBULK */
  readonly index: number;
  /** Content of each identifier, one letter a byte. */
  readonly keys: readonly string[];
  readonly values: readonly Tlv[];
  /** Content of the list of varbinds, to be sent back with errors of v1. */
  readonly list: Tlv;
};
type CommunityRequest = { readonly version: 1 | 2; readonly community: string; readonly request: Request };

/** More identifiers than fit into any packet are no request. */
const MOST_KEYS = 5000;

/** @throws {Fault} `invalid-input` when it is not well-formed */
export function readRequest(bytes: Uint8Array, offset: number, limit: number): Request {
  const pdu = readTlv(bytes, offset, limit);
  const id = expectTlv(bytes, pdu.start, pdu.end, TAG.integer);
  const status = expectTlv(bytes, id.end, pdu.end, TAG.integer);
  const index = expectTlv(bytes, status.end, pdu.end, TAG.integer);
  const list = expectTlv(bytes, index.end, pdu.end, TAG.sequence);
  const keys: string[] = [];
  const values: Tlv[] = [];
  for (let at = list.start; at < list.end && keys.length < MOST_KEYS; ) {
    const pair = expectTlv(bytes, at, list.end, TAG.sequence);
    const name = expectTlv(bytes, pair.start, pair.end, TAG.oid);
    keys.push(keyOf(bytes, name.start, name.end));
    values.push(readTlv(bytes, name.end, pair.end));
    at = pair.end;
  }
  return {
    bytes,
    type: pdu.tag,
    requestId: bytes.subarray(pdu.start, id.end),
    status: readSigned(bytes, status),
    index: readSigned(bytes, index),
    keys,
    values,
    list,
  };
}

/** A message of v1 or v2c; undefined for another version. @throws {Fault} `invalid-input` */
export function readCommunityRequest(bytes: Uint8Array): CommunityRequest | undefined {
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const number = expectTlv(bytes, message.start, message.end, TAG.integer);
  const version = readSigned(bytes, number);
  if (version !== 0 && version !== 1) return undefined;
  const community = expectTlv(bytes, number.end, message.end, TAG.octetString);
  return {
    version: version === 0 ? 1 : 2,
    community: keyOf(bytes, community.start, community.end),
    request: readRequest(bytes, community.end, message.end),
  };
}
