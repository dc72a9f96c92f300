import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import netSnmp from 'net-snmp';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { decodeCommunity, encodeCommunity } from '../protocols/snmp-community.ts';
import { PDU, type SnmpValue } from '../protocols/snmp-pdu.ts';
import { createSnmp, type SnmpSecurity } from './snmp.ts';
import { type Quirk, startAgent, type Values } from './testing/agent.ts';

const SYSTEM = '1.3.6.1.2.1.1';
const text = (words: string): SnmpValue => ({ type: 'octets', value: new Uint8Array(Buffer.from(words)) });
const VALUES: Values = {
  [`${SYSTEM}.1.0`]: text('a test'),
  [`${SYSTEM}.3.0`]: { type: 'ticks', value: 4711 },
  [`${SYSTEM}.5.0`]: text('sw-core-01'),
  ...Object.fromEntries(
    Array.from({ length: 90 }, (_, row) => [
      `1.3.6.1.2.1.2.2.1.10.${String(row + 1)}`,
      { type: 'counter32' as const, value: row },
    ]),
  ),
  '1.3.6.1.2.1.31.1.1.1.6.1': { type: 'counter64', value: 2n ** 63n },
};
const V2C = { version: 2, community: 'public' } as const;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function session(security: SnmpSecurity = V2C, quirk?: Quirk) {
  const agent = await startAgent(VALUES, quirk);
  const snmp = createSnmp();
  open.push(agent, snmp);
  return { agent, snmp, session: snmp.open(agent.target, security) };
}

describe('the SNMP client', () => {
  it.each([1, 2] as const)('gets values and says which are not there, by version %i', async (version) => {
    const { session: one } = await session({ version, community: 'public' });
    const found = await one.get([`${SYSTEM}.5.0`, `${SYSTEM}.99.0`, `${SYSTEM}.3.0`]);
    expect(found.map(({ oid, type }) => [oid, type])).toEqual([
      [`${SYSTEM}.5.0`, 'octets'],
      [`${SYSTEM}.99.0`, 'noSuchObject'],
      [`${SYSTEM}.3.0`, 'ticks'],
    ]);
  });

  it.each([1, 2] as const)('walks a table whole and no further, by version %i', async (version) => {
    const { session: one } = await session({ version, community: 'public' });
    const { varbinds, cut } = await one.walk('1.3.6.1.2.1.2');
    expect([varbinds.length, cut]).toEqual([90, undefined]);
  });

  it('asks for less at once when the agent cannot give so much', async () => {
    const { session: one, agent } = await session(V2C, (request, answer) => {
      if (request.type !== PDU.getBulk || request.index <= 10) return answer;
      return { ...answer, status: 1, index: 0, varbinds: request.varbinds };
    });
    expect((await one.walk('1.3.6.1.2.1.2')).varbinds).toHaveLength(90);
    expect(agent.requests.filter(({ index }) => index > 10)).toHaveLength(1);
  });

  it.each<[string, Quirk]>([
    [
      'says the same for ever',
      (_, answer) => ({
        ...answer,
        varbinds: answer.varbinds.map(() => ({ oid: '1.3.6.1.2.1.2.2.1.10.5', type: 'gauge32', value: 1 })),
      }),
    ],
    [
      'goes round in a circle',
      (request, answer) => ({
        ...answer,
        varbinds: [2, 3, 1].map((row) => ({
          oid: `1.3.6.1.2.1.2.2.1.10.${String(row)}`,
          type: 'gauge32',
          value: request.requestId,
        })),
      }),
    ],
  ])('ends a walk of an agent that %s', async (_name, quirk) => {
    const { session: one, agent } = await session(V2C, quirk);
    expect((await one.walk('1.3.6.1.2.1.2')).cut).toBe('order');
    expect(agent.requests.length).toBeLessThanOrEqual(2);
  });

  it('ends a walk of a table without end at its cap, and keeps what came', async () => {
    let row = 0;
    const { session: one } = await session(V2C, (_, answer) => ({
      ...answer,
      varbinds: Array.from({ length: 20 }, () => ({
        oid: `1.3.6.1.2.1.2.2.1.10.${String((row += 1))}`,
        type: 'gauge32',
        value: 1,
      })),
    }));
    const caps = { varbinds: 500, bytes: 1e7, requests: 5000, ms: 10_000 };
    expect(await one.walk('1.3.6.1.2.1.2', { caps })).toMatchObject({ cut: 'varbinds', varbinds: { length: 500 } });
  });

  it('believes only who was asked', async () => {
    const stranger = createSocket('udp4').bind(0, '127.0.0.1');
    const liar = createSocket('udp4').bind(0, '127.0.0.1');
    await Promise.all([once(stranger, 'listening'), once(liar, 'listening')]);
    open.push(stranger, liar);
    liar.on('message', (bytes, from) => {
      const { version, community, pdu } = decodeCommunity(bytes);
      const forged = { ...pdu, type: PDU.response, varbinds: [{ oid: `${SYSTEM}.5.0`, ...text('forged') }] };
      stranger.send(encodeCommunity({ version, community, pdu: forged }), from.port, from.address, () => {
        const honest = { ...forged, varbinds: [{ oid: `${SYSTEM}.5.0`, ...text('honest') }] };
        setTimeout(() => liar.send(encodeCommunity({ version, community, pdu: honest }), from.port, from.address), 50);
      });
    });
    const snmp = createSnmp();
    open.push(snmp);
    const [one] = await snmp.open({ host: '127.0.0.1', port: liar.address().port }, V2C).get([`${SYSTEM}.5.0`]);
    expect(one?.type === 'octets' && Buffer.from(one.value).toString()).toBe('honest');
    expect(snmp.counts.foreign).toBe(1);
  });

  it('takes back a question at once', async () => {
    const { session: one } = await session(V2C, () => undefined);
    const asked = one.get([`${SYSTEM}.5.0`], AbortSignal.timeout(50));
    await expect(asked).rejects.toThrow(Fault);
  });
});

describe('beside another implementation of SNMPv3', () => {
  const users = (['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'] as const).flatMap((auth) =>
    (['aes', 'aes256b', 'aes256r'] as const).map((priv) => ({ auth, priv, name: `${auth}-${priv}` })),
  );
  const OURS = {
    md5: 'md5',
    sha: 'sha1',
    sha224: 'sha224',
    sha256: 'sha256',
    sha384: 'sha384',
    sha512: 'sha512',
    aes: 'aes128',
    aes256b: 'aes256',
    aes256r: 'aes256c',
  } as const;
  const passwords = { auth: 'a password to sign', priv: 'a password to hide' };

  async function startOther() {
    const free = createSocket('udp4').bind(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address();
    free.close();
    const agent = netSnmp.createAgent(
      { port, address: '127.0.0.1', accessControlModelType: netSnmp.AccessControlModelType.None },
      () => undefined,
    );
    for (const { auth, priv, name } of users)
      agent.getAuthorizer().addUser({
        name,
        level: netSnmp.SecurityLevel.authPriv,
        authProtocol: netSnmp.AuthProtocols[auth],
        authKey: passwords.auth,
        privProtocol: netSnmp.PrivProtocols[priv],
        privKey: passwords.priv,
      });
    const provider = {
      name: 'sysName',
      type: netSnmp.MibProviderType.Scalar,
      oid: `${SYSTEM}.5`,
      scalarType: netSnmp.ObjectType.OctetString,
      maxAccess: 2,
    };
    agent.registerProvider(provider);
    agent.getMib().setScalarValue('sysName', 'other-agent');
    open.push({ close: () => agent.close() });
    return port;
  }

  it('gets the same value by every kind of signature and encryption', async () => {
    const port = await startOther();
    const snmp = createSnmp();
    open.push(snmp);
    for (const { auth, priv, name } of users) {
      const session3 = snmp.open(
        { host: '127.0.0.1', port },
        {
          version: 3,
          user: name,
          auth: { protocol: OURS[auth], password: passwords.auth },
          priv: { protocol: OURS[priv], password: passwords.priv },
        },
      );
      const [one] = await session3.get([`${SYSTEM}.5.0`]);
      expect(one?.type === 'octets' && Buffer.from(one.value).toString(), name).toBe('other-agent');
    }
  });

  it('says which of user and password is wrong', async () => {
    const port = await startOther();
    const snmp = createSnmp();
    open.push(snmp);
    const ask = (user: string, password: string) =>
      snmp
        .open({ host: '127.0.0.1', port }, { version: 3, user, auth: { protocol: 'sha256', password } })
        .get([`${SYSTEM}.5.0`]);
    await expect(ask('nobody', passwords.auth)).rejects.toMatchObject({ code: 'auth-failed' });
    await expect(ask('sha256-aes', 'a wrong password')).rejects.toMatchObject({ code: 'auth-failed' });
  });
});
