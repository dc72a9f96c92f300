import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { run, temporaryFolder } from './lib/program.ts';

const CDP = 9337;

function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const file = join(folder, 'path.txt');
  const binary =
    process.env['ELECTRON_EXEC_PATH'] ?? (existsSync(file) ? join(folder, 'dist', readFileSync(file, 'utf8')) : '');
  return existsSync(binary) ? binary : undefined;
}
const binary = electronBinary();

test.skipIf(binary === undefined)('skipped: no Electron binary — the real program opens its window', async () => {
  const folder = temporaryFolder();
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: ['.', `--data-dir=${folder.path}`, '--no-sandbox'],
  });
  const window = await app.firstWindow();
  await window.getByText('What is in your network?').waitFor();
  await app.close();
  folder.remove();
});

/** Has the stand-in opened the window yet? */
async function hasPage(): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${String(CDP)}/json/list`);
    const list = (await answer.json()) as { url: string }[];
    return list.some((one) => one.url.startsWith('http://ronda.localhost'));
  } catch {
    return false;
  }
}

describe.skipIf(!hasChromium)('the built desktop program on a stand-in of Electron (needs chromium)', () => {
  const folder = temporaryFolder();
  let program: ChildProcess;
  let browser: Browser;
  let page: Page;
  let out = '';

  beforeAll(async () => {
    const args = ['--import', './test/shell/register.ts', 'out/main/index.js', `--data-dir=${folder.path}`];
    program = spawn(process.execPath, args, {
      env: { ...process.env, STAND_IN_CDP: String(CDP) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      out += chunk.toString();
    };
    program.stdout?.on('data', take);
    program.stderr?.on('data', take);
    while (!(await hasPage())) await wait(100);
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(CDP)}`);
    const found = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().startsWith('http://ronda.localhost'));
    if (found === undefined) throw new Error(out);
    page = found;
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  test('the window opens without sign-in, and a device added over IPC is live', async () => {
    await page.getByText('What is in your network?').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.keyboard.press('Control+n');
    await page.getByRole('dialog').getByLabel('Address', { exact: true }).fill('127.0.0.1');
    await page.keyboard.press('Enter');
    await page
      .getByRole('row', { name: /127\.0\.0\.1/ })
      .getByText('Up', { exact: true })
      .waitFor();
  });

  test('the page has the bridge and nothing else of the main process', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { ronda: object }).ronda).sort(),
      node: [
        typeof (globalThis as Record<string, unknown>)['process'],
        typeof (globalThis as Record<string, unknown>)['require'],
      ],
    }));
    expect(seen).toEqual({ bridge: ['call', 'onPush'], node: ['undefined', 'undefined'] });
  });

  test('the command line reaches the running program, and the tray tells the counts', async () => {
    expect(run('devices', '--data-dir', folder.path).out).toMatch(/^up\s+127\.0\.0\.1/m);
    await expect.poll(() => out).toContain('[tray] Ronda · Up 1');
  });

  test('ending it writes what is pending and lets go of the data folder', async () => {
    program.kill('SIGTERM');
    await once(program, 'exit');
    expect(out).not.toContain('[page] error');
    expect(out).not.toMatch(/Content Security Policy/);
    expect(run('devices', '--data-dir', folder.path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('127.0.0.1') as string,
    });
  });
});
