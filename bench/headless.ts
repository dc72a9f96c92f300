// The whole headless program with 1,000 targets each second: time to listening, memory and its slope, CPU of all threads.
// `node bench/headless.ts [--minutes 10] [--targets 1000]`
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, targets: { type: 'string', default: '1000' } },
});
const minutes = Number(values.minutes);
const targets = Number(values.targets);
const SAMPLE_MS = 10_000;
const TICKS_PER_SECOND = 100;
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));
const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** Resident memory in MiB and CPU seconds of a process with all its threads (Linux). */
function usage(pid: number): { readonly rssMib: number; readonly cpuS: number } {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const rssMib = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  const cells =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return { rssMib, cpuS: (Number(cells[11]) + Number(cells[12])) / TICKS_PER_SECOND };
}

/** Least-squares slope of y over x. */
function slope(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const top = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return top / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

const folder = temporaryFolder();
const flags = ['--data-dir', folder.path];
const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
const serve = () => start('--headless', '--listen', '127.0.0.1:0', ...flags);

const startMs: number[] = [];
for (let round = 0; round < 5; round += 1) {
  const program = await serve();
  startMs.push(program.readyMs);
  await program.kill('SIGTERM');
}
print('start to listening, empty folder', {
  medianMs: Math.round(median(startMs)),
  maxMs: Math.round(Math.max(...startMs)),
  goalMs: 1000,
});

const program = await serve();
const call = rest(program.url, token);
for (let index = 0; index < targets; index += 1) {
  const address = `127.0.${String(1 + Math.floor(index / 250))}.${String(1 + (index % 250))}`;
  await call('POST', '/api/v1/devices', { address, checks: [{ type: 'icmp', intervalS: 1, count: 1 }] });
}
await wait(5000);
const first = usage(program.pid);
const began = performance.now();
const points: [number, number][] = [];
while (performance.now() - began < minutes * 60_000) {
  await wait(SAMPLE_MS);
  points.push([(performance.now() - began) / 3_600_000, usage(program.pid).rssMib]);
}
const last = usage(program.pid);
const status = await call<{ counts: { up: number }; polling: { late: number; method: string } }>(
  'GET',
  '/api/v1/status',
);
const secondHalf = points.slice(Math.floor(points.length / 2));
print(`${String(targets)} targets each second for ${String(minutes)} min`, {
  up: status.counts.up,
  late: status.polling.late,
  method: status.polling.method,
  rssMib: {
    first: Math.round(first.rssMib),
    max: Math.round(Math.max(...points.map(([, y]) => y))),
    last: Math.round(last.rssMib),
    goal: 200,
  },
  slopeMibPerHourSecondHalf: Number(slope(secondHalf).toFixed(1)),
  cpuPctOfCore: Number((((last.cpuS - first.cpuS) / ((performance.now() - began) / 1000)) * 100).toFixed(1)),
});
await program.kill('SIGKILL');
const again = await serve();
print('start to listening after kill -9 with that history', { ms: Math.round(again.readyMs), goalMs: 3000 });
await again.kill('SIGTERM');
folder.remove();
