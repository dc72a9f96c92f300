#!/bin/sh
':' //; d=$(dirname "$(readlink -f "$0")"); n="$d/../node_modules/node/bin/node"; export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"; if [ -x "$n" ]; then exec "$n" --max-semi-space-size=1 --heap-growing-percent=12 "$0" "$@"; else exec node "$0" "$@"; fi
// A shell reads the line above and puts the pinned Node in its own place, so that there is one process with one id.
// A Node reads this file as a module; one that is too old starts the pinned one and passes signals on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
// A small young generation: the program holds columns, not garbage. Saves 30 MB with 1,000 targets (bench/headless.ts).
// Garbage of a survey is gone when an eighth more has come, not four times as much: 130 MB with 1,000 routers
// (bench/routers.ts).
const LEAN = ['--max-semi-space-size=1', '--heap-growing-percent=12'];
// Each thread of glibc otherwise keeps a heap of its own, and what is free in one is no use to the others: 20 MB.
const env = { MALLOC_ARENA_MAX: '2', ...process.env };
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const entry = join(root, 'out', 'main', 'cli.js');

if (!existsSync(entry)) {
  console.error('ronda: not built yet; run "npm ci" (or "npm run build") in the folder of the project first.');
  process.exitCode = 1;
} else if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // Started by an older Node (below): end with it, however it ends.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
  await import(pathToFileURL(entry).href);
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [...LEAN, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} else {
  console.error(`ronda: Node ${NEEDED} is needed; "npm ci" installs it beside the program (this is ${process.version}).`);
  process.exitCode = 1;
}
