import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { compareOids, oidBytes, oidText, parseOid } from './oid.ts';
import { decodeCommunity, encodeCommunity } from './snmp-community.ts';
import { PDU, type Pdu, type SnmpValue, type Varbind } from './snmp-pdu.ts';
import { AUTH_PROTOCOLS, authKey, PRIV_PROTOCOLS, privKey } from './snmp-usm.ts';
import { decodeV3, encodeV3, type UsmKeys } from './snmp-v3.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const oids = fc
  .tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 39 }),
    fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { maxLength: 30 }),
  )
  .map(([first, second, rest]) => [first, second, ...rest].join('.'));
const unsigned = fc.integer({ min: 0, max: 0xffff_ffff });
const octets = fc.uint8Array({ maxLength: 300 }).map((value) => Uint8Array.from(value));
const values: fc.Arbitrary<SnmpValue> = fc.oneof(
  fc.integer().map((value) => ({ type: 'integer' as const, value })),
  octets.map((value) => ({ type: 'octets' as const, value })),
  oids.map((value) => ({ type: 'oid' as const, value })),
  fc.ipV4().map((value) => ({ type: 'ip' as const, value })),
  fc
    .tuple(fc.constantFrom('counter32' as const, 'gauge32' as const, 'ticks' as const), unsigned)
    .map(([type, value]) => ({ type, value })),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => ({ type: 'counter64' as const, value })),
  octets.map((value) => ({ type: 'opaque' as const, value })),
  fc
    .constantFrom('null' as const, 'noSuchObject' as const, 'noSuchInstance' as const, 'endOfMibView' as const)
    .map((type) => ({ type })),
);
const varbinds: fc.Arbitrary<Varbind> = fc.tuple(oids, values).map(([oid, value]) => ({ oid, ...value }));
const pdus: fc.Arbitrary<Pdu> = fc.record({
  type: fc.constantFrom(...Object.values(PDU)),
  requestId: fc.integer({ min: 0, max: 0x7fff_ffff }),
  status: fc.integer({ min: 0, max: 18 }),
  index: fc.integer({ min: 0, max: 200 }),
  varbinds: fc.array(varbinds, { maxLength: 12 }),
});

describe('an object identifier', () => {
  it('comes out of its bytes as it went in', () => {
    fc.assert(
      fc.property(oids, (oid) => {
        const packed = oidBytes(oid);
        expect(oidText(packed, 0, packed.length)).toBe(oid);
      }),
    );
  });

  it.each(['', '1', '3.1', '1.40.1', '1.3.4294967296', '1..3', 'sysName', '1.3.-1'])(
    'is refused when it is %j',
    (text) => {
      if (text === '1') expect(parseOid(text)).toEqual([1]);
      else expect(() => parseOid(text)).toThrow(Fault);
    },
  );

  it('is ordered number by number, not letter by letter', () => {
    expect(['1.3.10', '1.3.9', '1.3', '1.3.9.1'].toSorted(compareOids)).toEqual(['1.3', '1.3.9', '1.3.9.1', '1.3.10']);
  });
});

describe('a message of SNMPv1 or v2c', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.constantFrom(1 as const, 2 as const), octets, pdus, (version, community, pdu) => {
        expect(decodeCommunity(encodeCommunity({ version, community, pdu }))).toEqual({ version, community, pdu });
      }),
    );
  });

  it('never ends in anything but a fault, whatever the bytes', () => {
    const message = encodeCommunity({
      version: 2,
      community: latin('public'),
      pdu: {
        type: PDU.response,
        requestId: 7,
        status: 0,
        index: 0,
        varbinds: [{ oid: '1.3.6.1.2.1.1.3.0', type: 'ticks', value: 5 }],
      },
    });
    const mutants = fc.array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(mutants, fc.uint8Array({ maxLength: 80 })), (mutant) => {
        const packet = mutant instanceof Uint8Array ? mutant : message.slice();
        if (!(mutant instanceof Uint8Array)) for (const [at, byte] of mutant) packet[at] = byte;
        try {
          decodeCommunity(packet);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Fault);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('marks a value that does not fit its type, and keeps the others', () => {
    const text =
      '302f02010104067075626c6963a2220202303902010002010030163014060a2b060102010202010a0146060102030405ff'.replace(
        /\s/g,
        '',
      );
    const raw = bytes(text);
    expect(() => decodeCommunity(raw.slice(0, -4))).toThrow(Fault);
    const twelve = encodeCommunity({
      version: 2,
      community: latin('public'),
      pdu: {
        type: PDU.response,
        requestId: 1,
        status: 0,
        index: 0,
        varbinds: [{ oid: '1.3.6.1.2.1.31.1.1.1.6.1', type: 'opaque', value: new Uint8Array(12) }],
      },
    });
    // The tag of an opaque value becomes that of a 64-bit counter, which cannot have twelve bytes.
    twelve[twelve.indexOf(0x44)] = 0x46;
    expect(decodeCommunity(twelve).pdu.varbinds[0]?.type).toBe('invalid');
  });
});

describe('keys of SNMPv3', () => {
  const engineId = bytes('000000000000000000000002');
  // RFC 3414, appendices A.3.1 and A.3.2.
  it.each([
    ['md5', '526f5eed9fcce26f8964c2930787d82b'],
    ['sha1', '6695febc9288e36282235fc7151f128497b38f3f'],
  ] as const)('of %s are those of the standard', (protocol, key) => {
    expect(authKey(protocol, latin('maplesyrup'), engineId).toString('hex')).toBe(key);
  });
});

describe('a message of SNMPv3', () => {
  const engineId = bytes('80001f8880e9630000d61ff449');
  const password = latin('a password of twenty');
  const salt = bytes('0102030405060708');
  const kinds = AUTH_PROTOCOLS.flatMap((auth) => [undefined, ...PRIV_PROTOCOLS].map((priv) => [auth, priv] as const));
  const keysOf = (auth: (typeof kinds)[number][0], priv: (typeof kinds)[number][1]): UsmKeys => ({
    user: latin('watcher'),
    auth: { protocol: auth, key: authKey(auth, password, engineId) },
    priv: priv && { protocol: priv, key: privKey({ auth, priv }, password, engineId) },
  });
  const pdu: Pdu = {
    type: PDU.response,
    requestId: 99,
    status: 0,
    index: 0,
    varbinds: [{ oid: '1.3.6.1.2.1.1.5.0', type: 'octets', value: latin('sw-core-01') }],
  };
  const message = {
    messageId: 5,
    engineId,
    boots: 3,
    time: 777,
    contextEngineId: engineId,
    contextName: latin('vlan-7'),
    pdu,
  };

  it.each(kinds)('comes out as it went in, signed by %s and encrypted by %s', (auth, priv) => {
    const reply = decodeV3(encodeV3(message, keysOf(auth, priv), salt), keysOf(auth, priv));
    expect(reply).toMatchObject({ messageId: 5, boots: 3, time: 777, isAuthentic: true, pdu });
    expect(Buffer.from(reply.contextName).toString()).toBe('vlan-7');
  });

  it('is refused when one bit of it was changed on the way', () => {
    const keys = keysOf('sha256', 'aes128');
    const packet = encodeV3(message, keys, salt);
    for (let at = 0; at < packet.length; at += 1) {
      const changed = packet.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      let reply;
      try {
        reply = decodeV3(changed, keys);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Fault);
      }
      // Clearing the flag of the signature leaves a message that says itself that it is not signed.
      expect(reply?.isAuthentic ?? false).toBe(false);
    }
  });
});
