import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The program as it is started. */
export const BIN = resolve('bin/ronda.mjs');

/** A data folder that goes away with the test file. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ronda-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const alive = new Set<ChildProcess>();

/** Notes a process that may not outlive what started it. */
export function owned<T extends ChildProcess>(child: T): T {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}
/** Ends what was started and still runs. */
export async function endAll(): Promise<void> {
  const ended = [...alive].map((child) => once(child, 'exit'));
  for (const child of alive) child.kill('SIGKILL');
  await Promise.all(ended);
}

/** Runs one command to its end. */
export function run(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(BIN, args, { encoding: 'utf8', timeout: 120_000 });
  return { code: status, out: stdout, err: stderr };
}

/** The same inside a network namespace. */
export function runInside(
  namespace: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly out: string } {
  const { status, stdout } = spawnSync('/usr/sbin/ip', ['netns', 'exec', namespace, BIN, ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { code: status, out: stdout };
}

type Ending = { readonly code: number | null; readonly signal: string | null };
export type Running = {
  readonly url: string;
  /** The one-time address of a first start. */
  readonly setUp: string | undefined;
  readonly pid: number;
  readonly readyMs: number;
  readonly out: () => string;
  /** How it ended, when it has. A signal that nobody here sent is a crash. */
  readonly ended: () => Ending | undefined;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts the program as a person would and waits for its "listening" line. */
export const start = (...args: readonly string[]): Promise<Running> => watchStart(BIN, args);

/** The same inside a network namespace; its HTTP is not reachable from outside, its control socket is. */
export const startInside = (namespace: string, ...args: readonly string[]): Promise<Running> =>
  watchStart('/usr/sbin/ip', ['netns', 'exec', namespace, BIN, ...args]);

async function watchStart(command: string, args: readonly string[]): Promise<Running> {
  const began = performance.now();
  const child: ChildProcess = owned(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
  let text = '';
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  let ending: Ending | undefined;
  child.once('exit', (code, signal) => {
    ending = { code, signal };
  });
  const url = await new Promise<string>((ready, refuse) => {
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /^ronda: listening on (https?:\/\/\S+\/)$/m.exec(text)?.[1];
      if (found !== undefined) ready(found);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => refuse(new Error(`ended with ${String(code)}: ${text}`)));
  });
  const readyMs = performance.now() - began;
  // The set-up line follows the listening line in the same write or the next.
  await new Promise((soon) => setTimeout(soon, 50));
  return {
    url,
    readyMs,
    setUp: /(http:\/\/\S+#setup=\S+)/.exec(text)?.[1],
    pid: child.pid ?? -1,
    out: () => text,
    ended: () => ending,
    async kill(signal) {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** REST with a token. */
export function rest(url: string, token: string) {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
}
