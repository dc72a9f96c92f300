import { setTimeout as wait } from 'node:timers/promises';
import type { Scan } from '../../src/contract/discovery.ts';
import type { Topology } from '../../src/contract/topology.ts';
import { rest, run, start, temporaryFolder } from '../../test/e2e/lib/program.ts';
import { endText, linkText, scoreLinks, startNetwork } from './simulated-network.ts';

const BASE = '127.61.0.1';
const LOOK_MS = 1000;
const PATIENCE_MS = 300_000;
/** No link came or went in so long: the map is drawn. */
const CALM_MS = 30_000;

/** The links between devices as the program draws them, each end by the address of its device. */
function drawn({ nodes, links }: Topology): Set<string> {
  const addresses = new Map(nodes.map(({ id, addresses: [first = '?'] }) => [id, first]));
  const devices = new Set(nodes.filter(({ kind }) => kind === 'device').map(({ id }) => id));
  return new Set(
    links
      .filter(
        ({ layer, state, a, b }) => layer === 'l2' && state !== 'stale' && devices.has(a.node) && devices.has(b.node),
      )
      .map(({ a, b }) =>
        linkText(endText(addresses.get(a.node) ?? '?', a.port), endText(addresses.get(b.node) ?? '?', b.port)),
      ),
  );
}

/** Agents of a mixed network, found by a scan with two wrong communities and a right one, watched, and drawn. */
export async function scoreScanned(agents: number): Promise<object> {
  const network = await startNetwork(agents, BASE);
  const folder = temporaryFolder();
  const flags = ['--data-dir', folder.path];
  const key = `${folder.path}.key`;
  run('vault', 'init', '--key-file', key, ...flags);
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
  const program = await start('--headless', '--listen', '127.0.0.1:0', '--key-file', key, ...flags);
  try {
    const call = rest(program.url, token);
    const began = performance.now();
    const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
    const { id } = await call<Scan>('POST', '/api/v1/scans', {
      targets: [`${network.first}-${network.last}`],
      snmpPort: network.udp,
      accept: 'all',
      credentials: ['wrong1', 'wrong2', 'public'].map((community) => ({ kind: 'snmp-v2c', community })),
    });
    const scan = () => call<Scan>('GET', `/api/v1/scans/${id}`);
    while ((await scan()).state === 'running' && seconds() * 1000 < PATIENCE_MS) await wait(LOOK_MS);
    const { state, snmp, accepted } = await scan();
    const scanS = seconds();
    let found = new Set<string>();
    let calmAt = performance.now();
    while (performance.now() - calmAt < CALM_MS && seconds() * 1000 < PATIENCE_MS) {
      await wait(LOOK_MS);
      const now = drawn(await call<Topology>('GET', '/api/v1/topology'));
      if (now.size !== found.size || [...now].some((one) => !found.has(one))) calmAt = performance.now();
      found = now;
    }
    const drawnS = Math.round((calmAt - began) / 100) / 10;
    return { agents, scan: state, scanS, snmp, accepted, drawnS, ...scoreLinks(found, network.links) };
  } finally {
    await program.kill('SIGTERM');
    network.stop();
    folder.remove();
  }
}
