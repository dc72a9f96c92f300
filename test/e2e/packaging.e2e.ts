import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What stands before the fuses in Electron's program. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder shaped like an Electron distribution; the program in it only has what the builder's fuse step looks for. */
function fakeDistribution(): string {
  const path = join(folder.path, 'electron');
  mkdirSync(join(path, 'resources'), { recursive: true });
  mkdirSync(join(path, 'locales'));
  const fuses = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.alloc(9, 0x30)]);
  writeFileSync(join(path, 'electron'), fuses, { mode: 0o755 });
  for (const file of ['version', 'LICENSE', 'LICENSES.chromium.html', 'chrome_crashpad_handler', 'chrome-sandbox'])
    writeFileSync(join(path, file), '45.4.1');
  return path;
}

test.skipIf(process.platform !== 'linux')(
  'the packaged program is complete: it runs from what the installer would hold (needs Linux)',
  () => {
    const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
    const out = join(folder.path, 'dist');
    const args = [builder, '--linux', 'dir', `-c.electronDist=${fakeDistribution()}`, `-c.directories.output=${out}`];
    const build = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 80_000 });
    expect(build.status, build.stdout + build.stderr).toBe(0);
    // @see @electron/fuses: nine bytes behind the sentinel, its version and their number; 0x31 is on.
    const program = readFileSync(join(out, 'linux-unpacked', 'ronda'), 'latin1');
    expect(program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2)).toBe('010011001');
    const archive = join(out, 'linux-unpacked', 'resources', 'app.asar');
    const files = listPackage(archive, { isPack: false });
    expect(files.filter((file) => /\.map$|\/\.env|\.(?:pem|key|ts|tsx)$/.test(file))).toEqual([]);
    expect(
      files.filter((file) => file.startsWith('/node_modules/') && file.endsWith('package.json')).length,
    ).toBeLessThan(6);
    const unpacked = join(folder.path, 'app');
    extractAll(archive, unpacked);
    const built = files.filter((file) => /^\/out\/.*\.(?:c?js|html|css)$/.test(file));
    expect(built.length).toBeGreaterThan(8);
    for (const file of built)
      expect(readFileSync(join(unpacked, file), 'utf8'), file).not.toMatch(
        /BEGIN (?:\w+ )?PRIVATE KEY-----\n|sourceMappingURL=/,
      );
    const run = (...words: string[]) =>
      spawnSync(
        process.execPath,
        [join(unpacked, 'out/main/cli.js'), ...words, '--data-dir', join(folder.path, 'data')],
        { encoding: 'utf8' },
      );
    expect(run('token', 'create', '--role', 'viewer', '--name', 'packed')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^ronda_/) as string,
    });
    const ping = spawnSync(process.execPath, [join(unpacked, 'out/main/cli.js'), 'ping', '-c', '1', '127.0.0.1'], {
      encoding: 'utf8',
    });
    expect(ping).toMatchObject({ status: 0, stdout: expect.stringContaining('1/1 replies') as string });
  },
);
