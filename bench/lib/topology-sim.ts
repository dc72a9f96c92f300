import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Sight } from '../../src/engine/topology/model.ts';
import { fuseAll, readAll, share } from './wired-network.ts';

const BASE = '127.60.0.1';
type SimEnd = { readonly address: string; readonly name: string; readonly router: number };
type SimLink = { readonly a: SimEnd; readonly b: SimEnd; readonly isUp: boolean; readonly hasLldp: boolean };
type Page<T> = { readonly items: readonly T[]; readonly next: number | null };

async function all<T>(url: string): Promise<readonly T[]> {
  const found: T[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = (await (await fetch(`${url}?limit=1000&after=${String(after)}`)).json()) as Page<T>;
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

const ends = (one: string, other: string): string => [one, other].toSorted().join(' -- ');
const told = ({ a, b }: Sight): string => ends(`${a.node}:${a.port ?? '?'}`, `${b.node}:${b.port ?? '?'}`);
const pairOf = (link: string): string =>
  link
    .split(' -- ')
    .map((end) => end.slice(0, end.indexOf(':')))
    .join(' -- ');

/** Agents of a mixed network, read and fused: which cables are found, with the right ports at both ends. */
export async function scoreSim(agents: number): Promise<object> {
  const flags = ['sim', '--json', `--agents=${String(agents)}`, `--base=${BASE}`, '--udp=0', '--listen=127.0.0.1:0'];
  const child = spawn(process.execPath, ['src/main/cli.ts', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { udp, control } = JSON.parse(line) as { udp: number; control: string };
    const routers = await all<{ readonly address: string }>(`${control}/sim/routers`);
    const truth = (await all<SimLink>(`${control}/sim/links`)).filter(({ isUp }) => isUp);
    const began = performance.now();
    const asked = routers.map(({ address }) => ({
      id: address,
      host: address,
      port: udp,
      security: { version: 2, community: 'public' } as const,
    }));
    const wirings = await readAll(asked);
    const readMs = performance.now() - began;
    const { sights, ms } = fuseAll(wirings, (id) => id);
    const l2 = new Set(
      sights.filter(({ layer, a, b }) => layer === 'l2' && ![a, b].some(({ node }) => !wirings.has(node))).map(told),
    );
    const of = (links: readonly SimLink[]) =>
      new Set(links.map(({ a, b }) => ends(`${a.address}:${a.name}`, `${b.address}:${b.name}`)));
    const [every, lldp] = [of(truth), of(truth.filter(({ hasLldp }) => hasLldp))];
    const right = [...l2].filter((one) => every.has(one)).length;
    const pairs = new Set([...every].map(pairOf));
    return {
      agents: wirings.size,
      readS: Math.round(readMs / 100) / 10,
      fuseMs: Math.round(ms),
      links: every.size,
      found: l2.size,
      precision: share(right, l2.size),
      recall: share(right, every.size),
      lldpRecall: share([...lldp].filter((one) => l2.has(one)).length, lldp.size),
      pairPrecision: share([...l2].filter((one) => pairs.has(pairOf(one))).length, l2.size),
      wrong: [...l2].filter((one) => !every.has(one)).slice(0, 5),
      missing: [...every].filter((one) => !l2.has(one)).slice(0, 5),
    };
  } finally {
    child.kill();
  }
}
