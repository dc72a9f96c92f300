import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COOKIE_BYTES,
  decodeIcmp,
  ECHO_HEADER_BYTES,
  type Echo,
  encodeEchoRequest,
  internetChecksum,
  writeChecksum,
} from './icmp.ts';

const PACKET_BYTES = ECHO_HEADER_BYTES + COOKIE_BYTES;
const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const uint16 = fc.integer({ min: 0, max: 0xffff });
const echo = fc.record({
  identifier: uint16,
  sequence: uint16,
  cookie: fc.record({ nonceHigh: uint32, nonceLow: uint32, slot: uint32, generation: uint32 }),
});
const family = fc.constantFrom('v4' as const, 'v6' as const);

function packetOf(value: Echo, kind: 'v4' | 'v6'): DataView {
  const packet = new DataView(new ArrayBuffer(PACKET_BYTES));
  encodeEchoRequest(packet, kind, value);
  return packet;
}

/** `packet` behind an IP header of the shortest form. */
function behindIpHeader(packet: DataView, kind: 'v4' | 'v6'): Uint8Array {
  const header = new Uint8Array(kind === 'v4' ? 20 : 40);
  header[0] = kind === 'v4' ? 0x45 : 0x60;
  return Uint8Array.from([...header, ...new Uint8Array(packet.buffer)]);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

test('an echo request reads back as it was written', () => {
  fc.assert(
    fc.property(echo, family, (value, kind) => {
      const message = decodeIcmp(packetOf(value, kind), { offset: 0, length: PACKET_BYTES }, kind);
      expect(message).toEqual({ kind: 'request', echo: value });
    }),
  );
});

test('a reply reads the same with and without an IP header', () => {
  fc.assert(
    fc.property(echo, (value) => {
      const packet = packetOf(value, 'v4');
      packet.setUint8(0, 0);
      const raw = behindIpHeader(packet, 'v4');
      const reply = { kind: 'reply', echo: value };
      expect(decodeIcmp(packet, { offset: 0, length: PACKET_BYTES }, 'v4')).toEqual(reply);
      expect(decodeIcmp(viewOf(raw), { offset: 0, length: raw.length }, 'v4-with-header')).toEqual(reply);
    }),
  );
});

test('an error names the request it is about', () => {
  fc.assert(
    fc.property(echo, family, fc.constantFrom(0, 1, 3), (value, kind, code) => {
      const quoted = behindIpHeader(packetOf(value, kind), kind);
      const type = kind === 'v4' ? 11 : 3;
      const error = Uint8Array.from([type, code, 0, 0, 0, 0, 0, 0, ...quoted]);
      const message = decodeIcmp(viewOf(error), { offset: 0, length: error.length }, kind);
      expect(message).toEqual({ kind: 'time-exceeded', code, echo: value });
    }),
  );
});

test('an error that quotes eight bytes only still gives identifier and sequence', () => {
  const value: Echo = { identifier: 7, sequence: 9, cookie: { nonceHigh: 1, nonceLow: 2, slot: 3, generation: 4 } };
  const quoted = behindIpHeader(packetOf(value, 'v4'), 'v4').subarray(0, 28);
  const error = Uint8Array.from([3, 1, 0, 0, 0, 0, 0, 0, ...quoted]);
  const message = decodeIcmp(viewOf(error), { offset: 0, length: error.length }, 'v4');
  expect(message).toMatchObject({ kind: 'unreachable', code: 1, echo: { identifier: 7, sequence: 9 } });
});

test('any bytes never throw', () => {
  const layout = fc.constantFrom('v4' as const, 'v6' as const, 'v4-with-header' as const);
  const extent = fc.record({ offset: fc.integer({ min: -2, max: 130 }), length: fc.integer({ min: -2, max: 200 }) });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 128 }), extent, layout, (bytes, where, kind) => {
      const message = decodeIcmp(viewOf(bytes), where, kind);
      expect(message === undefined || typeof message.kind === 'string').toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a packet with its checksum filled in sums to zero', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 65 }), (bytes) => {
      const packet = viewOf(bytes);
      writeChecksum(packet, bytes.length);
      expect(internetChecksum(packet, { offset: 0, length: bytes.length })).toBe(0);
    }),
  );
});
