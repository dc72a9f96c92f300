// 1,000 simulated routers through the whole program: memory, processor, lateness and growth on disk, and how the views
// answer. `node bench/routers.ts [--agents 1000] [--minutes 10] [--interval 30] [--ports 48]`
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loopbackFrom } from '../src/engine/agents/loopback.ts';
import { measureViews } from './lib/interface-views.ts';
import { BIN, rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
    interval: { type: 'string', default: '30' },
    ports: { type: 'string', default: '48' },
    profile: { type: 'string', default: 'router' },
  },
});
const AGENTS = Number(values.agents);
const MINUTES = Number(values.minutes);
const INTERVAL_S = Number(values.interval);
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));
const SAMPLE_MS = 5000;
const BATCH = 200;

type Status = {
  readonly snmp: {
    readonly devices: number;
    readonly rounds: number;
    readonly failed: number;
    readonly late: number;
    readonly dropped: number;
    readonly varbinds: number;
  };
  readonly database: { readonly bytes: number };
};
type Usage = { readonly rssMib: number; readonly cpuS: number };

/** Memory and processor time of a process with all its threads (Linux). */
function usage(pid: number): Usage {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const cells =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return {
    rssMib: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
    cpuS: (Number(cells[11]) + Number(cells[12])) / 100,
  };
}

async function startSimulator(): Promise<{
  readonly child: ChildProcess;
  readonly udp: number;
  readonly base: string;
}> {
  const child = spawn(
    BIN,
    [
      'sim',
      '--agents',
      String(AGENTS),
      '--ports',
      values.ports,
      '--profile',
      values.profile,
      '--udp',
      '11161',
      '--listen',
      '127.0.0.1:0',
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const { udp, first: base } = JSON.parse(first.toString().split('\n')[0] ?? '') as { udp: number; first: string };
  return { child, udp, base };
}

const folder = temporaryFolder();
const flags = ['--data-dir', folder.path];
const key = join(folder.path, '..', `bench-key-${String(process.pid)}`);
run('vault', 'init', '--key-file', key, ...flags);
const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
const sim = await startSimulator();
const addressOf = loopbackFrom(sim.base);
const program = await start('--headless', '--listen', '127.0.0.1:0', '--key-file', key, ...flags);
try {
  const call = rest(program.url, token);
  const { id } = await call<{ id: string }>('POST', '/api/v1/credentials', {
    name: 'sim',
    kind: 'snmp-v2c',
    community: 'public',
  });
  await call('POST', `/api/v1/credentials/${id}/assignments`, { assignments: [{ level: 'site', target: 'sim' }] });
  for (let from = 0; from < AGENTS; from += BATCH)
    await call('POST', '/api/v1/devices/bulk', {
      add: Array.from({ length: Math.min(BATCH, AGENTS - from) }, (_, at) => ({
        name: `r${String(from + at).padStart(5, '0')}`,
        address: addressOf(from + at + 1),
        site: 'sim',
        checks: [{ type: 'icmp', intervalS: INTERVAL_S, count: 1 }],
        snmp: { port: sim.udp, intervalS: INTERVAL_S },
      })),
    });
  const began = performance.now();
  const status = () => call<Status>('GET', '/api/v1/status');
  const listed = () => call<{ total: number }>('GET', '/api/v1/interfaces?limit=1');
  while ((await listed()).total < AGENTS * 10 || (await status()).snmp.rounds < 2 * AGENTS) {
    await wait(1000);
    if (performance.now() - began > 300_000) throw new Error('the routers were not all read within five minutes');
  }
  print('all routers surveyed and read twice', {
    s: (performance.now() - began) / 1000,
    interfaces: (await listed()).total,
  });
  const [first, before] = [usage(program.pid), await status()];
  const from = performance.now();
  const samples: Usage[] = [];
  const views = measureViews(program, token);
  while (performance.now() - from < MINUTES * 60_000) {
    await wait(SAMPLE_MS);
    samples.push(usage(program.pid));
  }
  const seconds = (performance.now() - from) / 1000;
  const [last, after] = [usage(program.pid), await status()];
  const varbinds = after.snmp.varbinds - before.snmp.varbinds;
  print(`${values.agents} routers, ${values.ports} ports, every ${values.interval} s, ${values.minutes} min`, {
    rssMib: {
      first: first.rssMib,
      last: last.rssMib,
      most: Math.max(...samples.map(({ rssMib }) => rssMib)),
      goal: 450,
    },
    cpuPct: ((last.cpuS - first.cpuS) / seconds) * 100,
    rounds: after.snmp.rounds - before.snmp.rounds,
    late: after.snmp.late - before.snmp.late,
    failed: after.snmp.failed - before.snmp.failed,
    dropped: after.snmp.dropped - before.snmp.dropped,
    varbindsPerS: varbinds / seconds,
    diskMibPerDay: ((after.database.bytes - before.database.bytes) / 2 ** 20 / seconds) * 86_400,
  });
  print('from a key to what it did, painted', await views);
} finally {
  await program.kill('SIGTERM');
  sim.child.kill('SIGTERM');
  folder.remove();
}
