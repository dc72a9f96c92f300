import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import type { Scan } from '../../src/contract/discovery.ts';
import type { Topology } from '../../src/contract/topology.ts';
import { BIN, endAll, owned, rest, run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(async () => {
  await endAll();
  folder.remove();
});

const UDP = 21_168;
const BASE = '127.67.1';
const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

type Seen = { readonly port: number; readonly chassis: string; readonly far: string; readonly name: string };
type Walk = { readonly name: string; readonly number: number; readonly serial: string; readonly sees: readonly Seen[] };

/** What a switch with two ports tells, as a recorder writes it. @see IEEE 802.1AB LLDP-MIB, IF-MIB, ENTITY-MIB */
function recordingOf({ name, number, serial, sees }: Walk): string {
  const [lldp, ifs] = ['1.0.8802.1.1.2.1', '1.3.6.1.2.1.2.2.1'];
  const ports = [1, 2].flatMap((port) => [
    `${ifs}.1.${port}|2|${port}`,
    `${ifs}.2.${port}|4|swp${port}`,
    `${ifs}.3.${port}|2|6`,
    `${ifs}.6.${port}|4x|027700000${number}0${port}`,
    `${ifs}.8.${port}|2|1`,
    `1.3.6.1.2.1.31.1.1.1.1.${port}|4|swp${port}`,
    `${lldp}.3.7.1.2.${port}|2|5`,
    `${lldp}.3.7.1.3.${port}|4|swp${port}`,
  ]);
  const neighbours = sees.flatMap(({ port, chassis, far, name: called }, at) => {
    const index = `0.${port}.${at + 1}`;
    return [
      `${lldp}.4.1.1.4.${index}|2|7`,
      `${lldp}.4.1.1.5.${index}|4x|${chassis}`,
      `${lldp}.4.1.1.6.${index}|2|5`,
      `${lldp}.4.1.1.7.${index}|4|${far}`,
      `${lldp}.4.1.1.9.${index}|4|${called}`,
      `${lldp}.4.1.1.12.${index}|4x|2000`,
    ];
  });
  const own = [
    `1.3.6.1.2.1.1.1.0|4|A switch`,
    `1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10`,
    `1.3.6.1.2.1.1.3.0|67|12345`,
    `1.3.6.1.2.1.1.5.0|4|${name}`,
    `1.3.6.1.2.1.47.1.1.1.1.5.1|2|3`,
    `1.3.6.1.2.1.47.1.1.1.1.11.1|4|${serial}`,
    `${lldp}.3.1.0|2|7`,
    `${lldp}.3.2.0|4x|${hex(`${name}-chassis`)}`,
    `${lldp}.3.3.0|4|${name}`,
  ];
  return [...own, ...ports, ...neighbours].join('\n');
}
const sees = (port: number, name: string, far: number, padding = ''): Seen => ({
  port,
  chassis: hex(`${name}-chassis${padding}`),
  far: `swp${far}`,
  name,
});
const crowd = Array.from({ length: 5000 }, (_, at): Seen => sees(1, `ghost-${at}`, 1));
const WALKS: readonly Walk[] = [
  // Its neighbour's chassis is padded with NULs, and it hears itself at its second port.
  { name: 'alpha', number: 1, serial: 'DUP-4711', sees: [sees(1, 'bravo', 1, '\0\0\0'), sees(2, 'alpha', 2)] },
  { name: 'bravo', number: 2, serial: 'DUP-4711', sees: [sees(1, 'alpha', 1), sees(2, 'charlie', 2)] },
  { name: 'charlie', number: 3, serial: 'OWN-0815', sees: [sees(2, 'bravo', 2), ...crowd] },
];

test('what is odd in recorded walks is doubted, and does not bend the map', async () => {
  const walks = `${folder.path}/walks`;
  mkdirSync(walks);
  for (const walk of WALKS) writeFileSync(`${walks}/${walk.name}.snmprec`, recordingOf(walk));
  const words = ['sim', '--from', walks, '--base', `${BASE}.1`, '--udp', String(UDP), '--listen', '127.0.0.1:0'];
  const agents = owned(spawn(BIN, words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await new Promise<void>((ready) => createInterface(agents.stdout).once('line', () => ready()));
  const flags = ['--data-dir', `${folder.path}/data`];
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'e2e').out.trim();
  const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
  const call = rest(program.url, token);
  const credentials = ['public', ...WALKS.map(({ name }) => name)].map((community) => ({
    kind: 'snmp-v2c',
    community,
  }));
  const spec = { targets: [`${BASE}.1-3`], snmpPort: UDP, ports: [22], accept: 'all', credentials };
  const { id } = await call<Scan>('POST', '/api/v1/scans', spec);
  const scan = () => call<Scan>('GET', `/api/v1/scans/${id}`);
  await expect.poll(async () => (await scan()).state, { timeout: 70_000, interval: 250 }).toBe('done');
  expect(await scan()).toMatchObject({ snmp: 3, conflicting: 2 });

  const drawn = () => call<Topology>('GET', '/api/v1/topology');
  const between = ({ nodes, links }: Topology) => {
    const named = new Map(nodes.map((node) => [node.id, node.name]));
    return links
      .map(({ a, b }) => [a, b].map((end) => `${named.get(end.node) ?? '?'} ${end.port ?? '-'}`).toSorted())
      .map((ends) => ends.join(' – '))
      .filter((text) => !text.includes('ghost') && !text.includes('?'))
      .toSorted();
  };
  await expect
    .poll(async () => between(await drawn()), { interval: 500 })
    .toEqual(expect.arrayContaining(['alpha swp1 – bravo swp1', 'bravo swp2 – charlie swp2']));
  const doubtsOf = async (name: string) =>
    (await drawn()).nodes.filter((node) => node.name === name).map(({ doubts }) => doubts);
  expect(await doubtsOf('alpha')).toEqual([expect.arrayContaining(['duplicate-serial', 'own-neighbour'])]);
  expect(await doubtsOf('bravo')).toEqual([['duplicate-serial']]);
  await expect
    .poll(() => doubtsOf('charlie'), { interval: 500 })
    .toEqual([expect.arrayContaining(['many-neighbours'])]);
  const map = await drawn();
  expect(map.links.every(({ a, b }) => a.node !== b.node)).toBe(true);
  // Of five thousand at one port no more is drawn than a cable can have.
  expect(map.nodes.length).toBeLessThan(80);
  agents.kill('SIGTERM');
  await program.kill('SIGTERM');
});
