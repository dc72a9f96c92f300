import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../e2e/lib/program.ts';
import { report, scratch } from './lib/built.ts';
import { begin, serveOn } from './lib/subject.ts';

const TRIES = 10;

it('a second program on the same data folder is refused with a code of its own, and the folder is free after a kill', async () => {
  const folder = scratch('two');
  const { program, ask } = await begin(folder.path);
  const codes = new Set<number | null>();
  for (let index = 0; index < TRIES; index += 1) {
    const { code, err } = run('--headless', '--data-dir', folder.path, '--listen', '127.0.0.1:0');
    codes.add(code);
    expect(err).toContain(`process ${String(program.pid)}`);
  }
  const restore = run('db', 'restore', join(folder.path, 'ronda.db'), '--data-dir', folder.path);
  await ask('POST', 'api/v1/devices', { name: 'kept', address: '127.0.0.1' });
  await program.kill('SIGKILL');
  const next = await serveOn(folder.path);
  report('two-instances', {
    tries: TRIES,
    codes: [...codes],
    restoreWhileRunning: restore.code,
    freeAfterKillMs: Math.round(next.readyMs),
  });
  expect(readFileSync(join(folder.path, 'ronda.pid'), 'utf8')).toBe(String(next.pid));
  await next.kill('SIGTERM');
  folder.remove();
  expect([...codes]).toEqual([4]);
  expect(restore.code).toBe(4);
});
