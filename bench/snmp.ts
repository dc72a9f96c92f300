// Cost of polling routers against net-snmp and libnetsnmp, on loopback. `b` needs gcc and libsnmp-dev for its third peer.
// node bench/snmp.ts [--only a,b,c,d,w] [--routers 10000] [--interval 60] [--quick]
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { interleaved, printFigure } from './lib/figures.ts';
import { run, runScript } from './lib/processes.ts';
import type { PacedInput, PacedOutput } from './lib/snmp-paced.ts';
import { type PollCost, type PollInput, PORTS } from './lib/snmp-plan.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    routers: { type: 'string' },
    interval: { type: 'string' },
    quick: { type: 'boolean' },
  },
});
const wanted = new Set((flags.only ?? (flags.routers === undefined ? 'a,b,c' : 'd')).split(','));
const REPS = flags.quick === true ? 3 : 5;
const ROUTERS = 200;

/** Starts a responder for as long as `work` takes. */
async function withResponder<T>(ports: number, work: (port: number) => Promise<T>): Promise<T> {
  const script = new URL('lib/snmp-responder.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, String(ports)], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return await work((JSON.parse(line) as { port: number }).port);
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

const perVarbind = (costs: readonly PollCost[]): number[] => costs.map(({ cpuUs, varbinds }) => cpuUs / varbinds);
const ratio = (over: readonly PollCost[], under: readonly PollCost[]): number[] => {
  const divisors = perVarbind(under);
  return perVarbind(over).map((each, rep) => each / (divisors[rep] ?? Number.NaN));
};
const shareOf = ({ cpuUs, wallUs }: PacedOutput['windows'][number]): number => (cpuUs / wallUs) * 100;
const poll = (script: string, input: PollInput) => () => runScript<PollCost>(script, input);

/** The peer in C; undefined when it cannot be compiled here. */
function compilePeer(folder: string): string | undefined {
  const file = join(folder, 'snmp-peer');
  const source = new URL('snmp-peer.c', import.meta.url).pathname;
  const compiled = spawnSync('gcc', ['-O2', '-o', file, source, '-lnetsnmp'], { encoding: 'utf8' });
  if (compiled.status === 0) return file;
  console.log(JSON.stringify({ what: 'libnetsnmp', skipped: 'gcc or libsnmp-dev is missing' }));
  return undefined;
}

async function peers(port: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ronda-bench-'));
  try {
    const peer = compilePeer(folder);
    const contenders: (() => Promise<PollCost>)[] = [
      poll('snmp-ours.ts', { port, routers: ROUTERS }),
      poll('snmp-package.ts', { port, routers: ROUTERS, how: 'bulk' }),
      poll('snmp-package.ts', { port, routers: ROUTERS, how: 'columns' }),
      poll('snmp-ours.ts', { port, routers: ROUTERS, hasRates: true }),
    ];
    if (peer !== undefined)
      contenders.push(
        async () => JSON.parse((await run(peer, [String(port), String(ROUTERS * 5)])).stdout) as PollCost,
      );
    const [ours = [], bulk = [], columns = [], rates = [], c = []] = await interleaved(REPS, contenders);
    printFigure({ what: 'CPU per varbind, ours', unit: 'us', values: perVarbind(ours) });
    printFigure({ what: 'CPU per varbind, ours with rates made of it', unit: 'us', values: perVarbind(rates) });
    printFigure({ what: 'CPU per varbind, net-snmp getBulk', unit: 'us', values: perVarbind(bulk) });
    printFigure({ what: 'CPU per varbind, net-snmp tableColumns', unit: 'us', values: perVarbind(columns) });
    printFigure({ what: 'b: net-snmp getBulk / ours', unit: 'ratio', values: ratio(bulk, ours), goal: { atLeast: 8 } });
    const values = ratio(columns, ours);
    printFigure({ what: 'b: net-snmp tableColumns / ours', unit: 'ratio', values, goal: { atLeast: 15 } });
    if (c.length === 0) return;
    printFigure({ what: 'CPU per varbind, libnetsnmp', unit: 'us', values: perVarbind(c) });
    printFigure({ what: 'b: ours / libnetsnmp', unit: 'ratio', values: ratio(ours, c), goal: { atMost: 0.7 } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function users(port: number): Promise<void> {
  const [plain = [], secret = []] = await interleaved(REPS, [
    poll('snmp-ours.ts', { port, routers: ROUTERS }),
    poll('snmp-ours.ts', { port, routers: ROUTERS, isUser: true }),
  ]);
  printFigure({ what: 'CPU per varbind, v2c', unit: 'us', values: perVarbind(plain) });
  printFigure({ what: 'CPU per varbind, v3 SHA-256 and AES-128', unit: 'us', values: perVarbind(secret) });
  printFigure({ what: 'c: v3 / v2c', unit: 'ratio', values: ratio(secret, plain), goal: { atMost: 2 } });
}

async function paced(port: number): Promise<void> {
  // The first rounds ask for more, and have to be over.
  const input: PacedInput = {
    port,
    routers: 1000,
    intervalMs: 30_000,
    ports: PORTS,
    warmUpMs: 35_000,
    windows: REPS,
    windowMs: 6000,
  };
  const { windows, late, rounds, rssBytes } = await runScript<PacedOutput>('snmp-rounds.ts', input);
  const values = windows.map(shareOf);
  const what = 'a: rounds of 1000 routers of 48 ports each 30 s';
  printFigure({ what, unit: '% of a core', values, goal: { atMost: 1.5 } });
  printFigure({ what: 'late rounds of them', unit: '%', values: [(late / rounds) * 100], goal: { atMost: 1 } });
  printFigure({ what: 'memory with them', unit: 'MB', values: [rssBytes / 2 ** 20] });
  const secret = await runScript<PacedOutput>('snmp-rounds.ts', { ...input, isUser: true });
  const shares = secret.windows.map(shareOf);
  printFigure({ what: 'the same by v3, SHA-256 and AES-128', unit: '% of a core', values: shares });
  const over = shares.map((share, at) => share / (values[at] ?? Number.NaN));
  printFigure({ what: 'the same, v3 / v2c', unit: 'ratio', values: over });
}

/** The whole thread: surveys are over by then, health is read each minute. */
async function whole(port: number): Promise<void> {
  const input: PacedInput = {
    port,
    routers: 1000,
    intervalMs: 30_000,
    ports: PORTS,
    warmUpMs: 70_000,
    windows: REPS,
    windowMs: 6000,
  };
  const { windows, rssBytes } = await runScript<PacedOutput>('snmp-paced.ts', input);
  const values = windows.map(shareOf);
  printFigure({ what: 'w: the same with their health, each minute', unit: '% of a core', values });
  printFigure({ what: 'memory with them', unit: 'MB', values: [rssBytes / 2 ** 20] });
}

async function many(port: number): Promise<void> {
  const routers = Number(flags.routers ?? 10_000);
  const intervalMs = Number(flags.interval ?? 60) * 1000;
  const input: PacedInput = {
    port,
    routers,
    intervalMs,
    ports: PORTS,
    warmUpMs: 45_000,
    windows: 1,
    windowMs: intervalMs,
  };
  const { windows, late, rounds, failed } = await runScript<PacedOutput>('snmp-rounds.ts', input);
  const what = `d: ${String(routers)} routers of ${String(PORTS)} ports each ${String(intervalMs / 1000)} s`;
  printFigure({ what: `${what}, late`, unit: '%', values: [(late / rounds) * 100], goal: { atMost: 1 } });
  printFigure({ what: `${what}, failed`, unit: '%', values: [(failed / rounds) * 100] });
  printFigure({ what, unit: '% of a core', values: windows.map(shareOf) });
}

await withResponder(PORTS, async (port) => {
  if (wanted.has('a')) await paced(port);
  if (wanted.has('b')) await peers(port);
  if (wanted.has('c')) await users(port);
  if (wanted.has('d')) await many(port);
  if (wanted.has('w')) await whole(port);
});
