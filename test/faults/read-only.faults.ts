import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rest } from '../e2e/lib/program.ts';
import { report } from './lib/built.ts';
import { createLoopDisks, hasLoopDisks } from './lib/loop-disk.ts';
import { begin, serveOn } from './lib/subject.ts';

type Status = { readonly mode: string; readonly modeReason: string | null };
type Page = { readonly items: readonly { readonly name: string }[] };

describe.skipIf(!hasLoopDisks)('media that cannot be written (needs root)', () => {
  const disks = createLoopDisks();
  afterAll(() => disks.dispose());

  it('are looked at, with what the log of a killed program still held, and nothing can be changed', async () => {
    const disk = disks.make(300, 4096);
    const dataDir = join(disk.mount, 'data');
    const { program, ask, token } = await begin(dataDir);
    await ask('POST', 'api/v1/devices', { name: 'kept', address: '127.0.0.1' });
    await program.kill('SIGKILL');
    execFileSync('mount', ['-o', 'remount,ro', disk.mount]);
    const viewer = await serveOn(dataDir);
    const look = rest(viewer.url, token);
    const { mode, modeReason } = await look<Status>('GET', 'api/v1/status');
    const { items } = await look<Page>('GET', 'api/v1/devices');
    const refusal = await look('POST', 'api/v1/devices', { name: 'new', address: '127.0.0.2' }).then(
      () => 'accepted',
      (thrown: unknown) => String(thrown),
    );
    const code = await viewer.kill('SIGTERM');
    report('read-only', {
      mode,
      modeReason,
      devices: items.map(({ name }) => name),
      refusal: refusal.slice(0, 80),
      code,
    });
    expect({ mode, modeReason, code }).toEqual({ mode: 'viewing', modeReason: 'read-only', code: 143 });
    expect(items.map(({ name }) => name)).toEqual(['kept']);
    expect(refusal).toContain('409');
  });
});
