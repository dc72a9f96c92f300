import { Fault } from '../../contract/faults.ts';
import {
  bigInteger,
  contentOf,
  expectTlv,
  fixedInteger,
  integer,
  octetString,
  readSigned,
  readTlv,
  readUnsigned,
  TAG,
  type Tlv,
  tlv,
} from './ber.ts';
import { oidBytes, oidText } from './oid.ts';

/** @see RFC 3416 section 3 */
export const PDU = {
  get: 0xa0,
  getNext: 0xa1,
  response: 0xa2,
  set: 0xa3,
  getBulk: 0xa5,
  inform: 0xa6,
  trap: 0xa7,
  report: 0xa8,
} as const;

/** Types a value can have; what says that there is none has no value. @see RFC 2578 */
export type SnmpValue =
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'octets'; readonly value: Uint8Array }
  | { readonly type: 'oid'; readonly value: string }
  | { readonly type: 'ip'; readonly value: string }
  | { readonly type: 'counter32' | 'gauge32' | 'ticks'; readonly value: number }
  | { readonly type: 'counter64'; readonly value: bigint }
  | { readonly type: 'opaque'; readonly value: Uint8Array }
  | { readonly type: 'null' | 'noSuchObject' | 'noSuchInstance' | 'endOfMibView' }
  /** Something whose bytes do not fit its type: told apart from what is absent. */
  | { readonly type: 'invalid'; readonly why: string };
export type Varbind = { readonly oid: string } & SnmpValue;

export type Pdu = {
  readonly type: number;
  readonly requestId: number;
  /** error-status, or non-repeaters of a GETBULK. */
  readonly status: number;
  /** error-index, or max-repetitions of a GETBULK. */
  readonly index: number;
  readonly varbinds: readonly Varbind[];
};

/** Longest text that is kept of one value, bytes. */
const MOST_OCTETS = 65_507;
const MAX_32 = 0xffff_ffff;

function encodeValue(value: SnmpValue): Uint8Array {
  switch (value.type) {
    case 'integer':
      return integer(value.value);
    case 'octets':
      return octetString(value.value);
    case 'oid':
      return tlv(TAG.oid, oidBytes(value.value));
    case 'ip':
      return tlv(TAG.ipAddress, Uint8Array.from(value.value.split('.').map(Number)));
    case 'counter32':
      return bigInteger(BigInt(value.value), TAG.counter32);
    case 'gauge32':
      return bigInteger(BigInt(value.value), TAG.gauge32);
    case 'ticks':
      return bigInteger(BigInt(value.value), TAG.timeTicks);
    case 'counter64':
      return bigInteger(value.value, TAG.counter64);
    case 'opaque':
      return tlv(TAG.opaque, value.value);
    case 'noSuchObject':
    case 'noSuchInstance':
    case 'endOfMibView':
      return tlv(TAG[value.type]);
    default:
      return tlv(TAG.null);
  }
}

/** A PDU as bytes; its request identifier always takes four. */
export function encodePdu(pdu: Pdu): Uint8Array {
  const varbinds = pdu.varbinds.map((one) => tlv(TAG.sequence, tlv(TAG.oid, oidBytes(one.oid)), encodeValue(one)));
  return tlv(
    pdu.type,
    fixedInteger(pdu.requestId),
    integer(pdu.status),
    integer(pdu.index),
    tlv(TAG.sequence, ...varbinds),
  );
}

const UNSIGNED: Readonly<Record<number, 'counter32' | 'gauge32' | 'ticks'>> = {
  [TAG.counter32]: 'counter32',
  [TAG.gauge32]: 'gauge32',
  [TAG.timeTicks]: 'ticks',
};
const ABSENT: Readonly<Record<number, 'null' | 'noSuchObject' | 'noSuchInstance' | 'endOfMibView'>> = {
  [TAG.null]: 'null',
  [TAG.noSuchObject]: 'noSuchObject',
  [TAG.noSuchInstance]: 'noSuchInstance',
  [TAG.endOfMibView]: 'endOfMibView',
};

function unsigned32(bytes: Uint8Array, part: Tlv, type: 'counter32' | 'gauge32' | 'ticks'): SnmpValue {
  const value = Number(readUnsigned(bytes, part));
  // Some agents send all 64 bits of a negative number: only the lower half was meant.
  return value <= MAX_32 ? { type, value } : { type: 'invalid', why: `${type} of more than 32 bits` };
}

/** One value by its tag. A content that does not fit its type is `invalid`, never a wrong number. */
export function decodeValue(bytes: Uint8Array, part: Tlv): SnmpValue {
  const { tag, start, end } = part;
  const absent = ABSENT[tag];
  if (absent !== undefined) return { type: absent };
  const unsigned = UNSIGNED[tag];
  try {
    if (unsigned !== undefined) return unsigned32(bytes, part, unsigned);
    switch (tag) {
      case TAG.integer: {
        const value = readSigned(bytes, part);
        return value >= -0x8000_0000 && value <= MAX_32
          ? { type: 'integer', value }
          : { type: 'invalid', why: 'integer of more than 32 bits' };
      }
      case TAG.octetString:
        return { type: 'octets', value: contentOf(bytes, { start, end: Math.min(end, start + MOST_OCTETS) }) };
      case TAG.oid:
        return { type: 'oid', value: oidText(bytes, start, end) };
      case TAG.ipAddress:
        return end - start === 4
          ? { type: 'ip', value: bytes.subarray(start, end).join('.') }
          : { type: 'invalid', why: 'address of another length than 4' };
      case TAG.counter64:
        return { type: 'counter64', value: readUnsigned(bytes, part) };
      case TAG.opaque:
        return { type: 'opaque', value: contentOf(bytes, part) };
      default:
        return { type: 'invalid', why: `unknown tag ${String(tag)}` };
    }
  } catch (thrown) {
    return { type: 'invalid', why: Fault.from(thrown).message };
  }
}

/** @throws {Fault} `invalid-input` when the structure is broken; a single value that is broken is `invalid` */
export function decodePdu(bytes: Uint8Array, offset: number, limit: number): Pdu {
  const pdu = readTlv(bytes, offset, limit);
  const requestId = expectTlv(bytes, pdu.start, pdu.end, TAG.integer);
  const status = expectTlv(bytes, requestId.end, pdu.end, TAG.integer);
  const index = expectTlv(bytes, status.end, pdu.end, TAG.integer);
  const list = expectTlv(bytes, index.end, pdu.end, TAG.sequence);
  const varbinds: Varbind[] = [];
  for (let at = list.start; at < list.end; ) {
    const pair = expectTlv(bytes, at, list.end, TAG.sequence);
    const name = expectTlv(bytes, pair.start, pair.end, TAG.oid);
    const value = readTlv(bytes, name.end, pair.end);
    varbinds.push({ oid: oidText(bytes, name.start, name.end), ...decodeValue(bytes, value) });
    at = pair.end;
  }
  return {
    type: pdu.tag,
    requestId: readSigned(bytes, requestId),
    status: readSigned(bytes, status),
    index: readSigned(bytes, index),
    varbinds,
  };
}
