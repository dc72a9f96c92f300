// Other engines on the same data. Each gives undefined when it is not installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { START, STEP_MS } from './series-store-rig.ts';

export type PeerResult = { readonly bytes: number; readonly indexBytes: number; readonly cpuMicros: number };
const PORT = 18_428;
const LINES = 200_000;

const isInstalled = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

function folderBytes(path: string, name: RegExp): number {
  let sum = 0;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && name.test(file)) sum += statSync(file).size;
  }
  return sum;
}

/** Lines of the text format, series by series, in pieces. */
function* lines(data: readonly Float64Array[], unitMs: number): Generator<string> {
  let piece: string[] = [];
  for (const [series, values] of data.entries()) {
    for (const [index, value] of values.entries()) {
      piece.push(`m{s="${String(series)}"} ${String(value)} ${String((START + index * STEP_MS) / unitMs)}`);
      if (piece.length < LINES) continue;
      yield `${piece.join('\n')}\n`;
      piece = [];
    }
  }
  yield `${piece.join('\n')}\n`;
}

/** User and system time of a child, µs, in ticks of 10 ms. */
function cpuOf(pid: number): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** VictoriaMetrics: text import, flushed and merged. Data parts and index apart. */
export async function victoriaMetrics(data: readonly Float64Array[]): Promise<PeerResult | undefined> {
  if (!isInstalled('victoria-metrics')) return undefined;
  const root = mkdtempSync(join(tmpdir(), 'ronda-vm-'));
  const base = `http://127.0.0.1:${String(PORT)}`;
  const argv = [`-storageDataPath=${root}`, `-httpListenAddr=127.0.0.1:${String(PORT)}`, '-retentionPeriod=100y'];
  const server = spawn('victoria-metrics', argv, { stdio: 'ignore' });
  const get = async (path: string) => (await fetch(base + path)).text();
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        await get('/health').then(
          () => true,
          () => false,
        )
      )
        break;
      await wait(100);
    }
    const before = cpuOf(server.pid ?? 0);
    for (const body of lines(data, 1)) await fetch(`${base}/api/v1/import/prometheus`, { method: 'POST', body });
    await get('/internal/force_flush');
    await get('/internal/force_merge');
    await wait(3000);
    const cpuMicros = cpuOf(server.pid ?? 0) - before;
    const text = await get(
      `/api/v1/query?query=count(count_over_time(m[3d]))&time=${String((START + 172_800_000) / 1000)}`,
    );
    if (!text.includes(`"${String(data.length)}"`))
      throw new Error(`VictoriaMetrics did not take everything in: ${text}`);
    server.kill('SIGTERM');
    await once(server, 'exit');
    const bytes = folderBytes(join(root, 'data'), /(timestamps|values|index|metaindex)\.bin$/);
    return { bytes, indexBytes: folderBytes(join(root, 'indexdb'), /./), cpuMicros };
  } finally {
    server.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  }
}

/** Prometheus: blocks made by promtool. Chunks and index apart. */
export function prometheus(data: readonly Float64Array[]): PeerResult | undefined {
  if (!isInstalled('promtool')) return undefined;
  const root = mkdtempSync(join(tmpdir(), 'ronda-prom-'));
  try {
    const text = join(root, 'in.txt');
    const file = openSync(text, 'w');
    writeSync(file, '# TYPE m gauge\n');
    for (const piece of lines(data, 1000)) writeSync(file, piece);
    writeSync(file, '# EOF\n');
    closeSync(file);
    const out = join(root, 'blocks');
    const run = spawnSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text, out]);
    if (run.status !== 0) throw new Error(run.stderr.toString());
    return { bytes: folderBytes(out, /chunks/), indexBytes: folderBytes(out, /index$/), cpuMicros: Number.NaN };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
