import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { share } from './wired-network.ts';

type SimEnd = { readonly address: string; readonly name: string; readonly router: number };
type SimLink = { readonly a: SimEnd; readonly b: SimEnd; readonly isUp: boolean; readonly hasLldp: boolean };
type Page<T> = { readonly items: readonly T[]; readonly next: number | null };
type Told = { readonly udp: number; readonly control: string; readonly first: string; readonly last: string };

async function all<T>(url: string): Promise<readonly T[]> {
  const found: T[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = (await (await fetch(`${url}?limit=1000&after=${String(after)}`)).json()) as Page<T>;
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

/** Simulated agents of a mixed network, and all that is true of it. @param base its first address */
export async function startNetwork(agents: number, base: string) {
  const flags = ['sim', '--json', `--agents=${String(agents)}`, `--base=${base}`, '--udp=0', '--listen=127.0.0.1:0'];
  const child = spawn(process.execPath, ['src/main/cli.ts', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const told = JSON.parse(line) as Told;
  return {
    ...told,
    routers: await all<{ readonly address: string }>(`${told.control}/sim/routers`),
    links: (await all<SimLink>(`${told.control}/sim/links`)).filter(({ isUp }) => isUp),
    stop: (): void => void child.kill(),
  };
}

/** A link as text that is the same from both of its ends. */
export const linkText = (one: string, other: string): string => [one, other].toSorted().join(' -- ');
const pairOf = (link: string): string =>
  link
    .split(' -- ')
    .map((end) => end.slice(0, end.lastIndexOf('|')))
    .join(' -- ');
/** An end as text: address and port. */
export const endText = (address: string, port: string | null | undefined): string => `${address}|${port ?? '?'}`;

/** How well found links agree with the true ones. */
export function scoreLinks(found: ReadonlySet<string>, truth: readonly SimLink[]): object {
  const of = (links: readonly SimLink[]) =>
    new Set(links.map(({ a, b }) => linkText(endText(a.address, a.name), endText(b.address, b.name))));
  const [every, lldp] = [of(truth), of(truth.filter(({ hasLldp }) => hasLldp))];
  const right = [...found].filter((one) => every.has(one)).length;
  const pairs = new Set([...every].map(pairOf));
  return {
    links: every.size,
    found: found.size,
    precision: share(right, found.size),
    recall: share(right, every.size),
    lldpRecall: share([...lldp].filter((one) => found.has(one)).length, lldp.size),
    pairPrecision: share([...found].filter((one) => pairs.has(pairOf(one))).length, found.size),
    wrong: [...found].filter((one) => !every.has(one)).slice(0, 5),
    missing: [...every].filter((one) => !found.has(one)).slice(0, 5),
  };
}
