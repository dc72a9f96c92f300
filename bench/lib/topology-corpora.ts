import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { profiles } from '../../src/engine/profiles/registry.gen.ts';
import { createSnmp } from '../../src/engine/snmp/snmp.ts';
import { readWiring } from '../../src/engine/wiring/read-wiring.ts';
import { securityOfVlan } from '../../src/engine/wiring/vlan-security.ts';
import type { Wiring, WiringNeighbour } from '../../src/engine/wiring/wiring.ts';
import { share } from './wired-network.ts';

type Expected = {
  readonly os?: string;
  readonly neighbours?: readonly {
    readonly localName?: string;
    readonly localDescr?: string;
    readonly remoteHost?: string | null;
    readonly remotePort?: string;
  }[];
};

/** "5C D9 98 3E BB FF (5cd9983ebbff)" and "5c:d9:98:3e:bb:ff" are the same port. */
function plain(text: string | null | undefined): string {
  const bare = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/\s*\([0-9a-f]*\)$/, '');
  const digits = bare.replaceAll(/[\s:.-]/g, '');
  return /^[0-9a-f]{12}$/.test(digits) ? digits : bare;
}
const firstLine = (text: string | undefined): string => (text ?? '').split(/[\r\n]/, 1)[0] ?? '';

/** All names a neighbour's port has by what was told: any of them names it. */
const portsOf = ({ portId, portDescr }: WiringNeighbour): readonly string[] =>
  [portId?.text, portId?.hex, portDescr].map(plain).filter((one) => one !== '');

function score(expected: Expected, { neighbours, ports }: Wiring) {
  const names = new Map(ports.map((port) => [port.ifIndex, [port.name, port.descr].map(plain)]));
  const left = new Set(neighbours.filter((one) => (one.sysName ?? one.sysDescr) !== undefined));
  const found = (expected.neighbours ?? []).filter((wanted) => {
    const local = [wanted.localName, wanted.localDescr].map(plain).filter((one) => one !== '');
    const remote = plain(wanted.remotePort);
    const match = [...left].find((one) => {
      const isHost = !wanted.remoteHost || plain(firstLine(one.sysName ?? one.sysDescr)) === plain(wanted.remoteHost);
      const isLocal = local.some((name) => names.get(one.ifIndex ?? -1)?.includes(name));
      return isHost && isLocal && (remote === '' || portsOf(one).includes(remote));
    });
    if (match !== undefined) left.delete(match);
    return match !== undefined;
  });
  return { right: found.length, wanted: expected.neighbours?.length ?? 0, told: found.length + left.size };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Recorded devices: which of their neighbours are found at the right port, with the right port at the other end. */
export async function scoreCorpora(dir: string): Promise<object> {
  const port = await freePort();
  const agent = spawn('python3', [join(dir, 'tools', 'replay_agent.py'), join(dir, 'snmp', 'devices'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(agent.stdout, 'data');
  const snmp = createSnmp();
  const sum = { devices: 0, right: 0, wanted: 0, told: 0 };
  const wrong: string[] = [];
  try {
    for (const file of readdirSync(join(dir, 'snmp', 'expected'))) {
      const expected = JSON.parse(readFileSync(join(dir, 'snmp', 'expected', file), 'utf8')) as Expected;
      if ((expected.neighbours ?? []).length === 0) continue;
      const security = { version: 2, community: file.replace(/\.json$/, '') } as const;
      const rules = profiles.find(({ id }) => id === expected.os)?.neighbours;
      const target = { host: '127.0.0.1', port };
      const openVlan = (vlan: number) => snmp.open(target, securityOfVlan(security, vlan));
      const wiring = await readWiring(snmp.open(target, security), { rules, openVlan });
      const one = score(expected, wiring);
      sum.devices += 1;
      for (const key of ['right', 'wanted', 'told'] as const) sum[key] += one[key];
      if (one.right !== one.wanted || one.right !== one.told)
        wrong.push(`${security.community} ${JSON.stringify(one)}`);
    }
  } finally {
    await snmp.close();
    agent.kill();
  }
  const [precision, recall] = [sum.right / sum.told, sum.right / sum.wanted];
  return {
    ...sum,
    precision: share(sum.right, sum.told),
    recall: share(sum.right, sum.wanted),
    f1: Math.round((20_000 * precision * recall) / (precision + recall)) / 10_000,
    wrong,
  };
}
