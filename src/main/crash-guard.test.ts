import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const child = join(import.meta.dirname, 'testing', 'crashing.ts');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function crash(times: number): { readonly said: string; readonly files: number; readonly code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'ronda-guard-'));
  folders.push(folder);
  const { stdout, status } = spawnSync(process.execPath, [child, folder, String(times)], { encoding: 'utf8' });
  return { said: stdout, files: readdirSync(join(folder, 'crashes')).length, code: status };
}

it('what nobody caught, thrown or rejected, is written down and asks for a new beginning', () => {
  expect(crash(2)).toEqual({ said: 'restart,restart', files: 2, code: 0 });
});

it('a program that crashes again and again gives up', () => {
  expect(crash(4).said).toBe('restart,restart,restart,give up');
});
