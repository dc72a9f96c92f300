import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LinkChange, Topology, TopologyLink } from '../../src/contract/topology.ts';
import { rest, run, start, temporaryFolder } from '../../test/e2e/lib/program.ts';

type Print = (what: string, figures: object) => void;
type Expected = {
  readonly noc: { readonly address: string };
  readonly nodes: readonly {
    readonly name: string;
    readonly managementAddress: string;
    readonly snmp: boolean;
    readonly interfaces: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  }[];
};
type Call = ReturnType<typeof rest>;

const PATIENCE_MS = 120_000;
const LOOK_MS = 2000;
/** The cable that is pulled: both ends speak LLDP, and every node stays reachable without it. */
const CABLE = ['acc2', 'core2'] as const;

const bare = (address: string): string => address.split('/')[0] ?? address;

/**
 * The map as the scorer of the lab wants it. Computers that tell nothing have no port names: each has one port, so its
 * name is taken from the truth; so is that of the computer this runs on.
 */
function answerOf({ nodes, links }: Topology, truth: Expected) {
  const byAddress = new Map(
    truth.nodes.flatMap((node) =>
      node.interfaces.flatMap(({ addresses }) => addresses.map((one) => [bare(one), node] as const)),
    ),
  );
  const names = new Map<string, (port: string | null) => string>();
  for (const { id, kind, name, addresses } of nodes) {
    const known = addresses.map((address) => byAddress.get(address)).find((node) => node !== undefined);
    const only = known?.interfaces.length === 1 ? known.interfaces[0]?.name : undefined;
    if (kind === 'this-computer') names.set(id, () => 'noc:eth0');
    else names.set(id, (port) => `${known?.name ?? name}:${port ?? only ?? '?'}`);
  }
  const nameOf = ({ node, port }: TopologyLink['a']): string => names.get(node)?.(port) ?? '?';
  return {
    nodes: nodes.flatMap(({ kind, addresses }) =>
      kind === 'this-computer' ? [] : addresses.filter((address) => byAddress.has(address)).slice(0, 1),
    ),
    links: links
      .filter(({ layer, state }) => layer === 'l2' && state !== 'stale')
      .map(({ a, b }) => [nameOf(a), nameOf(b)]),
  };
}

/** Adds the nodes of the lab: those with SNMP by it, the others by ping. */
async function watch(call: Call, truth: Expected): Promise<void> {
  const { id } = await call<{ id: string }>('POST', '/api/v1/credentials', {
    name: 'public',
    kind: 'snmp-v2c',
    community: 'public',
  });
  const ids: string[] = [];
  for (const { name, managementAddress: address, snmp } of truth.nodes)
    ids.push(
      (
        await call<{ id: string }>('POST', '/api/v1/devices', {
          name,
          address,
          ...(snmp ? { snmp: { intervalS: 30 } } : { snmp: { enabled: false } }),
        })
      ).id,
    );
  await call('POST', `/api/v1/credentials/${id}/assignments`, {
    assignments: ids.map((target) => ({ level: 'device', target })),
  });
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined || performance.now() > end) return found;
    await wait(LOOK_MS);
  }
}

/** A network of real daemons through the whole program: how well it is drawn, and what of a pulled cable is told. */
export async function scoreLab(dir: string, print: Print): Promise<void> {
  const lab = (...words: readonly string[]) =>
    spawnSync(join(dir, words[0] ?? ''), words.slice(1), { encoding: 'utf8' });
  if (lab('status').status === 3) return print('lab', { skipped: 'the lab is not up' });
  const truth = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Expected;
  const folder = temporaryFolder();
  const key = `${folder.path}.key`;
  const flags = ['--data-dir', folder.path];
  run('vault', 'init', '--key-file', key, ...flags);
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
  const program = await start('--headless', '--listen', '127.0.0.1:0', '--key-file', key, ...flags);
  const call = rest(program.url, token);
  const read = () => call<Topology>('GET', '/api/v1/topology');
  try {
    const began = performance.now();
    await watch(call, truth);
    const score = (which: 'lldp' | 'all', map: Topology) => {
      const file = join(folder.path, 'answer.json');
      writeFileSync(file, JSON.stringify(answerOf(map, truth)));
      return JSON.parse(lab('score', file, which).stdout) as { readonly links: { readonly recall: number | null } };
    };
    const isWhole = async (which: 'lldp' | 'all') => {
      const map = await read();
      return score(which, map).links.recall === 1 ? map : undefined;
    };
    for (const which of ['lldp', 'all'] as const) {
      const map = (await until(() => isWhole(which))) ?? (await read());
      print(`lab ${which}`, { afterS: Math.round((performance.now() - began) / 1000), ...score(which, map) });
    }
    const me = await call<{ items: readonly object[] }>('GET', '/api/v1/find/me');
    print('lab find me', { items: me.items });
    await pullCable(call, lab, print);
  } finally {
    lab('fault', 'restore', ...CABLE);
    await program.kill('SIGTERM');
    folder.remove();
  }
}

/** A cable that is pulled: what is told of it once all devices were read again. */
async function pullCable(call: Call, lab: (...words: readonly string[]) => unknown, print: Print): Promise<void> {
  const from = new Date().toISOString();
  lab('fault', 'link-down', ...CABLE);
  await wait(10_000);
  await call('POST', '/api/v1/topology/refresh');
  await wait(15_000);
  const { items } = await call<{ items: readonly LinkChange[] }>('GET', `/api/v1/topology/changes?from=${from}`);
  print('lab cable pulled', {
    changes: items.map(({ what, before, after }) => `${what} ${before?.state ?? '-'} > ${after?.state ?? '-'}`),
  });
}
