// How long a scan takes, whether it finds everything, nothing twice, and whether a second one changes nothing.
// node bench/discovery.ts [--agents 1000] [--only sim|lab] [--lab DIR]; DIR has `expected.json` of a lab that runs, whose
// nodes answer the community "public".
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Discovered, Scan } from '../src/contract/discovery.ts';

const { values } = parseArgs({
  options: { agents: { type: 'string', default: '1000' }, only: { type: 'string' }, lab: { type: 'string' } },
});
const CLI = join(import.meta.dirname, '..', 'src', 'main', 'cli.ts');
const BASE = '127.48.0.1';
const WRONG = ['-c', 'wrong1', '-c', 'wrong2', '-c', 'public'];
type Found = { readonly scan: Scan; readonly items: readonly Discovered[] };

const ronda = (...words: readonly string[]) =>
  spawnSync(process.execPath, [CLI, ...words], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
function scan(dataDir: string, ...words: readonly string[]): Found {
  const { stdout, stderr } = ronda('scan', ...words, ...WRONG, '--accept', 'all', '--json', '--data-dir', dataDir);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Found;
}
const seconds = ({ startedAt, endedAt }: Scan): number =>
  (Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)) / 1000;
const twice = (items: readonly Discovered[]): number => {
  const addresses = items.flatMap((one) => one.addresses);
  return addresses.length - new Set(addresses).size;
};
const tell = (what: string, { scan: made, items }: Found, more: object): void =>
  console.log(
    JSON.stringify({
      what,
      seconds: seconds(made),
      found: made.found,
      snmp: made.snmp,
      new: made.new,
      changed: made.changed,
      conflicting: made.conflicting,
      gone: made.gone,
      watched: made.accepted,
      addressesTwice: twice(items),
      ...more,
    }),
  );

function withFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ronda-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function simulated(): Promise<void> {
  const count = Number(values.agents);
  const flags = [
    'sim',
    '--agents',
    String(count),
    '--base',
    BASE,
    '--udp',
    '1161',
    '--listen',
    '127.0.0.1:0',
    '--json',
  ];
  const sim = spawn(process.execPath, [CLI, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [told] = (await once(createInterface({ input: sim.stdout }), 'line')) as [string];
    const { first, last, udp } = JSON.parse(told) as { first: string; last: string; udp: number };
    withFolder((folder) => {
      for (const what of ['sim, first scan', 'sim, second scan']) {
        const made = scan(folder, `${first}-${last}`, '--snmp-port', String(udp));
        tell(what, made, { agents: count, missed: count - made.scan.snmp });
      }
    });
  } finally {
    sim.kill();
  }
}

type Expected = {
  readonly nodes: readonly { readonly name: string; readonly managementAddress: string; readonly snmp: boolean }[];
};
function lab(folder: string): void {
  const { nodes } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  withFolder((data) => {
    for (const what of ['lab, first scan', 'lab, second scan']) {
      const made = scan(data, '10.254.77.0/24', '10.254.79.0/24', '--recurse');
      const holders = nodes.map((node) => made.items.filter((one) => one.addresses.includes(node.managementAddress)));
      const missed = nodes.filter((_, at) => holders[at]?.length === 0).map(({ name }) => name);
      const doubled = nodes.filter((_, at) => (holders[at]?.length ?? 0) > 1).map(({ name }) => name);
      const others = made.items.length - holders.flat().length;
      tell(what, made, { nodes: nodes.length, missed, doubled, others });
    }
  });
}

if (values.only !== 'lab') await simulated();
if (values.only !== 'sim') {
  if (values.lab !== undefined && existsSync(join(values.lab, 'expected.json'))) lab(values.lab);
  else console.log(JSON.stringify({ what: 'lab', skipped: 'no lab: give its folder with --lab' }));
}
