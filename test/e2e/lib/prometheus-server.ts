import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The stock programs, as a distribution packs them. */
const [SERVER, TOOL] = ['prometheus', 'promtool'];
export const hasPrometheus: boolean = [SERVER, TOOL].every((one) => spawnSync(one, ['--version']).status === 0);

/** Runs promtool to its end, without standing in its way: it may ask a server of the test. */
export async function promtool(
  args: readonly string[],
  input = '',
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn(TOOL, args, { timeout: 60_000 });
  let text = '';
  const take = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

/** A port of this computer that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}

export type PrometheusServer = {
  readonly url: string;
  /** `data` of an answer, or the whole of a refusal. */
  ask<T>(path: string, params?: Readonly<Record<string, string>>): Promise<T>;
  stop(): Promise<void>;
};

/** Starts Prometheus on loopback and waits until it is ready. */
export async function startPrometheus(configFile: string, dataDir: string): Promise<PrometheusServer> {
  const address = `127.0.0.1:${String(await freePort())}`;
  const url = `http://${address}`;
  const child: ChildProcess = spawn(SERVER, [
    `--config.file=${configFile}`,
    `--storage.tsdb.path=${dataDir}`,
    '--storage.tsdb.retention.time=100y',
    `--web.listen-address=${address}`,
    '--log.level=warn',
  ]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const exited = once(child, 'exit');
  for (let attempt = 0; ; attempt += 1) {
    const ready = await fetch(`${url}/-/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    if (attempt > 200 || child.exitCode !== null) throw new Error(`prometheus did not start: ${said}`);
    await wait(100);
  }
  return {
    url,
    async ask<T>(path: string, params: Readonly<Record<string, string>> = {}) {
      const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(params) });
      return (await answer.json()) as T;
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
