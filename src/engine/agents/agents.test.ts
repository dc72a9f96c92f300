import snmp from 'net-snmp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect } from '../inspect/inspect.ts';
import { profiles } from '../profiles/registry.gen.ts';
import { createSnmp } from '../snmp/snmp.ts';
import { KIND_NAMES } from './kinds/kind.ts';
import { makeWorld, MORNING, serveWorld } from './testing/simulated.ts';
import { createTruth } from './truth.ts';

const IF_ENTRY = '1.3.6.1.2.1.2.2.1';
const SYS_NAME = '1.3.6.1.2.1.1.5.0';
const V3 = {
  user: 'watch',
  auth: { protocol: 'sha256', password: 'a-long-password' },
  priv: { protocol: 'aes128', password: 'another-password' },
} as const;
const world = makeWorld(40);
const own = createSnmp();
let served: Awaited<ReturnType<typeof serveWorld>>;
let peer: snmp.Session;

beforeAll(async () => {
  served = await serveWorld(world, { v3: V3 });
  const { host, port } = served.target(2);
  peer = snmp.createSession(host, 'public', { port, version: snmp.Version2c });
});
afterAll(async () => {
  peer.close();
  await own.close();
  served.close();
});

const open = (number: number, community = 'public') => own.open(served.target(number), { version: 2, community });
const walked = (oid: string) =>
  new Promise<readonly snmp.Varbind[]>((resolve, reject) => {
    const found: snmp.Varbind[] = [];
    peer.subtree(
      oid,
      20,
      (some) => void found.push(...some),
      (error) => (error ? reject(error) : resolve(found)),
    );
  });
const peerGet = (...oids: string[]) =>
  new Promise<readonly snmp.Varbind[]>((resolve, reject) => {
    peer.get(oids, (error, found) => (error ? reject(error) : resolve(found as snmp.Varbind[])));
  });
const peerBulk = (oids: string[], single: number, repetitions: number) =>
  new Promise<readonly (snmp.Varbind | readonly snmp.Varbind[])[]>((resolve, reject) => {
    peer.getBulk(oids, single, repetitions, (error, found) =>
      error ? reject(error) : resolve(found as (snmp.Varbind | snmp.Varbind[])[]),
    );
  });

describe('read by another implementation (net-snmp)', () => {
  test('a walk gives what ours gives, in the same order', async () => {
    const theirs = await walked('1.3.6.1.2.1');
    const ours = await open(2).walk('1.3.6.1.2.1');
    expect(ours.cut).toBeUndefined();
    expect(theirs.map(({ oid }) => oid)).toEqual(ours.varbinds.map(({ oid }) => oid));
    expect(theirs.length).toBeGreaterThan(2000);
  });

  test('GETBULK takes the first ones once and the others so often, and says where the end is', async () => {
    const [name, ...columns] = await peerBulk(['1.3.6.1.2.1.1.5', `${IF_ENTRY}.1`, `${IF_ENTRY}.8`], 1, 3);
    expect(name).toMatchObject({ oid: SYS_NAME });
    expect(columns.map((column) => (column as snmp.Varbind[]).map(({ oid }) => oid))).toEqual(
      [1, 8].map((column) => [1, 2, 3].map((row) => `${IF_ENTRY}.${String(column)}.${String(row)}`)),
    );
    const [end] = await peerBulk(['1.4'], 0, 2);
    expect((end as snmp.Varbind[])[0]?.type).toBe(snmp.ObjectType.EndOfMibView);
  });

  test('what is not there is told apart: no such object, no such instance', async () => {
    const [instance, object] = await peerGet(`${IF_ENTRY}.8.999`, '1.3.6.1.9.9.9');
    expect(instance?.type).toBe(snmp.ObjectType.NoSuchInstance);
    expect(object?.type).toBe(snmp.ObjectType.NoSuchObject);
  });

  test('v1 names the first one that is missing', async () => {
    const { host, port } = served.target(2);
    const old = snmp.createSession(host, 'public', { port, version: snmp.Version1 });
    const failed = await new Promise<string>((resolve) => {
      old.get([SYS_NAME, '1.3.6.1.9.9.9'], (error) => resolve(error?.message ?? 'nothing failed'));
    });
    old.close();
    expect(failed).toBe('NoSuchName: 1.3.6.1.9.9.9');
  });

  test('more than fits into a packet is too big for GET, and shortened for GETBULK', async () => {
    const many = Array.from({ length: 48 }, (_, row) => `1.3.6.1.2.1.31.1.1.1.18.${String(row + 1)}`);
    await expect(peerGet(...many, ...many)).rejects.toThrow('TooBig');
    expect((await open(2).getBulk([`${IF_ENTRY}.2`], 500)).length).toBeLessThan(100);
  });

  test('v3 is read with signature and encryption, and refused with another password', async () => {
    const { host, port } = served.target(3);
    const ask = (authKey: string) => {
      const session = snmp.createV3Session(
        host,
        {
          name: V3.user,
          level: snmp.SecurityLevel.authPriv,
          authProtocol: snmp.AuthProtocols.sha256,
          authKey,
          privProtocol: snmp.PrivProtocols.aes,
          privKey: V3.priv.password,
        },
        { port, timeout: 1000, retries: 0 },
      );
      return new Promise<string>((resolve, reject) => {
        session.get([SYS_NAME], (error, found) => {
          session.close();
          if (error) reject(error);
          else resolve(String(found?.[0]?.value));
        });
      });
    };
    await expect(ask(V3.auth.password)).resolves.toBe(world.network.router(3).name);
    await expect(ask('some-other-password')).rejects.toThrow();
    const ours = await own.open(served.target(3), { version: 3, ...V3 }).get([SYS_NAME]);
    expect(ours[0]).toMatchObject({ oid: SYS_NAME, type: 'octets' });
  });
});

test('SET changes name and admin status with the community that may write, and all or nothing', async () => {
  const writer = open(5, 'private');
  const name = { oid: SYS_NAME, type: 'octets', value: new TextEncoder().encode('renamed') } as const;
  const shut = { oid: `${IF_ENTRY}.7.1`, type: 'integer', value: 2 } as const;
  const locked = { oid: '1.3.6.1.2.1.1.7.0', type: 'integer', value: 1 } as const;
  await expect(writer.set([name, locked])).rejects.toThrow();
  await expect(open(5).set([name])).rejects.toThrow();
  expect(String(Buffer.from(((await writer.get([SYS_NAME]))[0] as { value: Uint8Array }).value))).toContain('-05');
  await writer.set([name, shut]);
  served.clock.at += 1000;
  const [status] = await open(5).get([`${IF_ENTRY}.8.1`]);
  expect(status).toMatchObject({ value: 2 });
  const link = world.network.linkOf(world.network.router(5), 1);
  expect(world.isUp(world.network.router(link?.a.router ?? 0), link?.a.port ?? 0, served.clock.at)).toBe(false);
  await writer.set([{ ...shut, value: 1 }]);
});

test('counters by SNMP are those of the truth, in 32 and 64 bits', async () => {
  served.clock.at = MORNING + 600_000;
  const [router] = world.network.routers;
  if (router === undefined) throw new Error('there is no router');
  const truth = createTruth(world).metrics(router, served.clock.at);
  const [wide, narrow] = await open(1).get(['1.3.6.1.2.1.31.1.1.1.6.4', `${IF_ENTRY}.10.4`]);
  expect(Number((wide as { value: bigint }).value)).toBe(truth.ports[3]?.inOctets);
  expect((narrow as { value: number }).value).toBe(Number(truth.ports[3]?.inOctets) % 2 ** 32);
});

describe('read by ronda inspect', () => {
  const first = (kind: string) => world.network.routers.find((router) => router.kind.name === kind)?.number ?? 0;
  test.each(KIND_NAMES)('%s tells what it is and how it is', async (kind) => {
    const number = first(kind);
    const router = world.network.router(number);
    const { facts, shortfalls } = await inspect(open(number), { profiles });
    expect(shortfalls).toEqual([]);
    expect(facts.sysName).toBe(router.name);
    for (const fact of [facts.os, facts.vendor, facts.hardware, facts.version]) expect(fact).toBeTruthy();
    expect(facts.ports).toHaveLength(router.layout.ports.length);
    expect(facts.ipv4.map(({ address }) => address)).toContain(router.address);
    const hasProcessor = kind !== 'ups' && kind !== 'printer';
    expect(facts.processors.length > 0, 'processors').toBe(hasProcessor);
    expect(facts.mempools.length > 0, 'memory').toBe(hasProcessor);
    expect(facts.sensors.length + facts.wireless.length).toBeGreaterThan(0);
    const seen = router.layout.ports.flatMap((_, at) => world.neighbourOf(router, at + 1, served.clock.at) ?? []);
    const expected = seen
      .filter((one) => router.kind.lldp !== undefined && one.router.kind.lldp !== undefined)
      .map((one) => [one.router.name, one.router.layout.ports[one.port - 1]?.name]);
    expect(facts.neighbours.map(({ remoteHost, remotePort }) => [remoteHost, remotePort?.split(' (')[0]])).toEqual(
      kind === 'switch48' ? expect.arrayContaining(expected.slice(0, 3)) : expected,
    );
    if (kind === 'switch48') expect([facts.fdb.length > 40, facts.vlans.length]).toEqual([true, 3]);
    if (kind === 'router') expect(facts.arp.length).toBeGreaterThan(2);
  });
});
