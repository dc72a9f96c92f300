import { expect, test } from 'vitest';
import { encodePdu, PDU } from '../protocols/snmp-pdu.ts';
import { decodeV3, encodeV3 } from '../protocols/snmp-v3.ts';
import { AUTH_PROTOCOLS, PRIV_PROTOCOLS } from '../protocols/snmp-usm.ts';
import { createKeyring } from '../snmp/engines.ts';
import type { SnmpSecurity } from '../snmp/security.ts';
import { createEnvelope } from './envelope.ts';
import type { Opened } from './reply-reader.ts';

const engineId = Uint8Array.of(0x80, 0, 0, 1, 2, 3, 4, 5);
const opened = (bytes: Uint8Array): Opened => ({ bytes, from: 0, limit: bytes.length, arrivedAt: 0 });
const varbinds = [{ oid: '1.3.6.1.2.1.1.3.0', type: 'ticks', value: 77 }] as const;

/** The greeting of an engine: a report that says which it is. */
const report = (messageId: number) =>
  encodeV3(
    {
      messageId,
      engineId,
      boots: 3,
      time: 200,
      contextEngineId: engineId,
      contextName: new Uint8Array(0),
      pdu: {
        type: PDU.report,
        requestId: messageId,
        status: 0,
        index: 0,
        varbinds: [{ oid: '1.3.6.1.6.3.15.1.1.4.0', type: 'counter32', value: 1 }],
      },
    },
    { user: new Uint8Array(0) },
    new Uint8Array(0),
  );

const levels: readonly Extract<SnmpSecurity, { version: 3 }>[] = [
  { version: 3, user: 'reader' },
  ...AUTH_PROTOCOLS.map((protocol) => ({
    version: 3 as const,
    user: 'reader',
    auth: { protocol, password: 'maplesyrup' },
  })),
  ...PRIV_PROTOCOLS.map((protocol) => ({
    version: 3 as const,
    user: 'reader',
    auth: { protocol: 'sha256' as const, password: 'maplesyrup' },
    priv: { protocol, password: 'maplesyrup2' },
  })),
];

for (const security of levels)
  test(`requests and answers pass with ${security.auth?.protocol ?? 'no signature'} and ${security.priv?.protocol ?? 'no encryption'}`, () => {
    const keyring = createKeyring();
    const envelope = createEnvelope(security, keyring);
    expect(envelope.greeting(0x0100_0001)).toBeDefined();
    expect(envelope.open(opened(report(0x0100_0001)))).toBe('stale');
    expect(envelope.greeting(0x0100_0002)).toBeUndefined();
    const keys = keyring.keysOf(security, engineId);
    const template = envelope.prepare(encodePdu({ type: PDU.get, requestId: 0, status: 0, index: 0, varbinds }));
    for (const id of [0x0100_0002, 0x7fff_fff0]) {
      const request = decodeV3(envelope.seal(template, id), keys);
      expect(request).toMatchObject({ messageId: id, boots: 3, isAuthentic: security.auth !== undefined });
      expect(request.pdu).toMatchObject({ requestId: id, varbinds });
      const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, id & 255);
      const answer = encodeV3({ ...request, pdu: { ...request.pdu, type: PDU.response } }, keys, salt);
      // As the socket gives it.
      const packet = opened(Buffer.from(answer));
      const before = Buffer.from(answer);
      expect(envelope.open(packet)).toBe('ok');
      expect(Buffer.compare(answer, before)).toBe(0);
      expect(packet.bytes[packet.from]).toBe(PDU.response);
      answer[answer.length - 3] = (answer[answer.length - 3] ?? 0) ^ 1;
      if (security.auth) expect(envelope.open(opened(answer))).toBe('bad');
    }
  });
