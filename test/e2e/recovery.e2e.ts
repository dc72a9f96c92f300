import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { expectAccessible, openBrowser, openPage } from './lib/page.ts';
import { rest, run, start, temporaryFolder } from './lib/program.ts';

describe.skipIf(!hasChromium)('a database that is damaged (needs Chromium)', () => {
  const folder = temporaryFolder();
  const flags = ['--data-dir', folder.path] as const;
  let browser: Browser | undefined;
  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  it('is recovered from a copy in the browser, and watched again at the same address', async () => {
    const first = await start('--headless', ...flags, '--listen', '127.0.0.1:0');
    const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'e2e').out.trim();
    const call = rest(first.url, token);
    await call('POST', 'api/v1/devices', { name: 'kept', address: '127.0.0.1' });
    await call('POST', 'api/v1/system/storage/backup', {});
    await first.kill('SIGTERM');
    truncateSync(join(folder.path, 'ronda.db'), 0);

    expect(run('--headless', '--no-recovery', ...flags, '--listen', '127.0.0.1:0').code).toBe(5);
    const program = await start('--headless', ...flags, '--listen', '127.0.0.1:0');
    expect(program.out()).toContain('the database is damaged; nothing is watched');
    browser = await openBrowser();
    const { page, complaints } = await openPage(await browser.newContext({ locale: 'en' }));
    await page.goto(program.setUp ?? '');
    await page.getByRole('heading', { name: 'The database needs recovery' }).waitFor();
    await expectAccessible(page, 'recovery');
    expect(await page.getByRole('button', { name: 'Start empty' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /Restore the copy of/ }).click();
    await page.getByRole('link', { name: 'Devices' }).first().waitFor({ timeout: 30_000 });
    const { items } = await rest(program.url, token)<{ items: { name: string }[] }>('GET', 'api/v1/devices');
    expect(items.map(({ name }) => name)).toEqual(['kept']);
    expect(readdirSync(folder.path).filter((name) => name.includes('.aside-'))).not.toEqual([]);
    // What the browser itself says about a connection that was closed meanwhile is no complaint of the page.
    expect(complaints.filter((one) => !/WebSocket|ERR_CONNECTION_REFUSED/.test(one))).toEqual([]);
    await program.kill('SIGTERM');
  });
});
