// Do interface rates agree with what the hosts themselves have counted? Reads a network of real daemons while traffic
// runs, and compares. `node bench/lab-rates.ts --lab DIR [--seconds 60] [--rate 2M]`; DIR has the programs up, sh and
// traffic of the lab, whose nodes answer the community "public" and the v3 user "strong".
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const { values } = parseArgs({
  options: {
    lab: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '2M' },
  },
});
const lab = (...words: readonly string[]): string =>
  spawnSync(join(values.lab ?? '', words[0] ?? ''), words.slice(1), { encoding: 'utf8' }).stdout;
if (values.lab === undefined || lab('status') === undefined) {
  console.log(JSON.stringify({ what: 'lab-rates', skipped: 'no lab: give its folder with --lab' }));
  process.exit(0);
}
const V2C = { edge1: '10.254.77.1', core1: '10.254.77.2', srv1: '10.254.77.20', branch1: '10.254.79.1' };
const V3 = { core2: '10.254.77.3', acc1: '10.254.77.11' };
const INTERVAL_S = 10;
/** net-snmp reads the counters of its interfaces anew every 3 s, and a round comes every 10 s. */
const SETTLE_MS = 25_000;
/** Less traffic than this says nothing about 2 %. */
const LEAST_OCTETS = 1_000_000;

type Row = { readonly id: string; readonly name: string };
type Line = { readonly metric: string; readonly at: readonly number[]; readonly avg: readonly number[] };

/** Octets of each interface of a node, as its kernel counts them. */
function counted(node: string): ReadonlyMap<string, readonly [number, number]> {
  const lines = lab('sh', node, 'cat', '/proc/net/dev').split('\n').slice(2);
  return new Map(
    lines.flatMap((line) => {
      const [name, cells] = line.split(':');
      const numbers = cells?.trim().split(/\s+/).map(Number) ?? [];
      return name === undefined ? [] : [[name.trim(), [numbers[0] ?? 0, numbers[8] ?? 0] as const]];
    }),
  );
}
/** Octets by rates: each holds for the time since the one before. */
const summed = ({ at, avg }: Line, from: number): number =>
  at.reduce((sum, moment, place) => sum + ((avg[place] ?? 0) * (moment - (at[place - 1] ?? from))) / 8000, 0);

/** Longest time between two rates, s: over a gap the later one is no measure of what went through. */
const longest = ({ at }: Line): number =>
  Math.round(Math.max(0, ...at.map((moment, place) => moment - (at[place - 1] ?? moment))) / 1000);

const folder = temporaryFolder();
const flags = ['--data-dir', folder.path];
const key = `${folder.path}.key`;
run('vault', 'init', '--key-file', key, ...flags);
const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
const program = await start('--headless', '--listen', '127.0.0.1:0', '--key-file', key, ...flags);
const call = rest(program.url, token);
const ids = new Map<string, string>();

async function watch(nodes: Readonly<Record<string, string>>, credential: object): Promise<void> {
  const { id } = await call<{ id: string }>('POST', '/api/v1/credentials', credential);
  for (const [name, address] of Object.entries(nodes)) {
    const snmp = { intervalS: INTERVAL_S };
    ids.set(name, (await call<{ id: string }>('POST', '/api/v1/devices', { name, address, snmp })).id);
  }
  const assignments = Object.keys(nodes).map((name) => ({ level: 'device', target: ids.get(name) }));
  await call('POST', `/api/v1/credentials/${id}/assignments`, { assignments });
}

try {
  await watch(V2C, { name: 'v2c', kind: 'snmp-v2c', community: 'public' });
  await watch(V3, {
    name: 'v3',
    kind: 'snmp-v3',
    user: 'strong',
    level: 'authPriv',
    auth: 'sha512',
    authPassword: 'lab77-auth-pass',
    priv: 'aes256',
    privPassword: 'lab77-priv-pass',
  });
  await wait(SETTLE_MS);
  const from = Date.now();
  const before = new Map([...ids.keys()].map((node) => [node, counted(node)]));
  await wait(2 * INTERVAL_S * 1000);
  lab('traffic', values.seconds, values.rate);
  await wait(Number(values.seconds) * 1000 + SETTLE_MS);
  const errors: number[] = [];
  for (const [node, deviceId] of ids) {
    const after = counted(node);
    const { items } = await call<{ items: readonly Row[] }>('GET', `/api/v1/interfaces?limit=500&deviceId=${deviceId}`);
    for (const { id, name } of items) {
      const query = `from=${new Date(from).toISOString()}&points=1500&metric=if.in.bps&metric=if.out.bps`;
      const series = await call<{ items: readonly Line[] }>('GET', `/api/v1/interfaces/${id}/series?${query}`);
      for (const [place, metric] of ['if.in.bps', 'if.out.bps'].entries()) {
        const line = series.items.find((one) => one.metric === metric);
        const truth = (after.get(name)?.[place] ?? 0) - (before.get(node)?.get(name)?.[place] ?? 0);
        if (line === undefined || truth < LEAST_OCTETS) continue;
        const errorPct = (summed(line, from) / truth - 1) * 100;
        errors.push(Math.abs(errorPct));
        console.log(
          JSON.stringify({
            what: `${node} ${name} ${metric}`,
            octets: truth,
            errorPct: Number(errorPct.toFixed(2)),
            longestS: longest(line),
          }),
        );
      }
    }
  }
  const { snmp } = await call<{ snmp: object }>('GET', '/api/v1/status');
  console.log(JSON.stringify({ what: 'rounds', ...snmp }));
  const worst = errors.length === 0 ? null : Number(Math.max(...errors).toFixed(2));
  console.log(
    JSON.stringify({
      what: 'largest difference to the counters of the hosts',
      pct: worst,
      atMost: 2,
      compared: errors.length,
    }),
  );
} finally {
  await program.kill('SIGTERM');
  folder.remove();
}
