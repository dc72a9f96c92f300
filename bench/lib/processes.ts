import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import koffi from 'koffi';

const RUSAGE = { self: 0, children: -1 } as const;
const US_PER_S = 1e6;
const getrusage = koffi.load(null).func('int getrusage(int, void *)') as (who: number, out: Uint8Array) => number;

/** Processor time so far, user and system, in microseconds. `children`: those that have ended and were waited for. */
export function cpuMicroseconds(who: keyof typeof RUSAGE): number {
  const usage = new Uint8Array(256);
  getrusage(RUSAGE[who], usage);
  const view = new DataView(usage.buffer);
  const seconds = view.getUint32(0, true) + view.getUint32(16, true);
  return seconds * US_PER_S + view.getUint32(8, true) + view.getUint32(24, true);
}

export type Ended = { readonly stdout: string; readonly stderr: string; readonly cpuUs: number };

/** Runs one program to its end; only one at a time, because its processor time is that of all children. */
export async function run(file: string, args: readonly string[], input = ''): Promise<Ended> {
  const before = cpuMicroseconds('children');
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, cpuUs: cpuMicroseconds('children') - before };
}

/** Runs a script beside this file with the same Node and returns the JSON it prints last. */
export async function runScript<T>(name: string, input: unknown): Promise<T> {
  const script = new URL(name, import.meta.url).pathname;
  const { stdout, stderr } = await run(process.execPath, [script, JSON.stringify(input)]);
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (last === '') throw new Error(`${name} printed nothing: ${stderr}`);
  return JSON.parse(last) as T;
}

/** Captures ICMP on loopback into `file` while `work` runs. */
export async function captured<T>(file: string, work: () => Promise<T>): Promise<T> {
  const options = ['-i', 'lo', '-s', '96', '-B', '16384', '--time-stamp-precision', 'nano', '--immediate-mode', '-U'];
  const tcpdump: ChildProcess = spawn('tcpdump', [...options, '-w', file, 'icmp'], { stdio: 'ignore' });
  try {
    await sleep(800);
    const result = await work();
    // Without it the last packets are not written yet.
    await sleep(1500);
    return result;
  } finally {
    tcpdump.kill();
    await once(tcpdump, 'close');
  }
}
