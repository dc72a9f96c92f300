import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { expectAccessible, openBrowser, openPage } from './lib/page.ts';
import { type Running, run, start, temporaryFolder } from './lib/program.ts';

describe.skipIf(!hasChromium)('the window in a browser (needs chromium)', () => {
  const folder = temporaryFolder();
  const flags = ['--headless', '--data-dir', folder.path];
  let program: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    program = await start(...flags, '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'en-US',
      colorScheme: 'dark',
    });
    ({ page, complaints } = await openPage(context));
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    folder.remove();
  });

  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  const add = async (address: string, name?: string) => {
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address', { exact: true }).fill(address);
    if (name !== undefined) await dialog.getByLabel('Name', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    return dialog;
  };

  test('the set-up address of a first start opens the empty list, once, and cleans itself away', async () => {
    await page.goto(program.setUp ?? '');
    await page.getByText('What is in your network?').waitFor();
    expect(page.url()).toBe(program.url);
    await expectAccessible(page, 'empty overview');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByText('Nothing is watched yet.').waitFor();
    expect(page.url()).toBe(`${program.url}#/devices`);
    await expectAccessible(page, 'empty list');
    const again = await openPage(await browser.newContext());
    await again.page.goto(program.setUp ?? '');
    await again.page.getByLabel('Access token').waitFor();
    await expectAccessible(again.page, 'sign-in');
    await again.page.context().close();
  });

  test('a device added by keyboard is live within two rounds, without reload', async () => {
    const dialog = await add('127.0.0.1', 'here');
    await dialog.waitFor({ state: 'detached' });
    await row('here').getByText('Up', { exact: true }).waitFor();
    await expect.poll(() => row('here').textContent()).toMatch(/\d\s(?:µs|ms)/);
    await page.getByText(/Polling 1 \/ 1 on time/).waitFor();
  });

  test('a refused address says why, at its field, and keeps what was typed', async () => {
    const dialog = await add('2130706433');
    await dialog.getByText(/all four numbers/).waitFor();
    expect(await dialog.getByLabel('Address', { exact: true }).inputValue()).toBe('2130706433');
    await expectAccessible(page, 'dialog with an error');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('edit, pause and delete work from the list by keyboard', async () => {
    await row('here').click();
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('over here');
    await page.keyboard.press('Enter');
    await row('over here').waitFor();
    await add('127.0.0.2', 'gone soon');
    await row('gone soon').click();
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await expectAccessible(page, 'delete question');
    await question.getByRole('button', { name: 'Delete' }).click();
    await row('gone soon').waitFor({ state: 'detached' });
  });

  test('markup in names is text, and the policy has nothing to report', async () => {
    const payload = '<img src=x onerror="window.__xss=1">"\'><script>window.__xss=1</script>';
    await add('127.0.0.9', payload);
    await page.getByText(payload, { exact: true }).first().waitFor();
    expect(await page.evaluate(() => (window as { __xss?: number }).__xss)).toBeUndefined();
  });

  test('a page whose code does not come says so, the rest goes on, and a new window has it', async () => {
    const isLog = (url: URL): boolean => /LogsView[\w-]*\.js$/.test(url.pathname);
    await page.route(isLog, (route) => route.abort());
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    const failed = page.getByRole('alert').filter({ hasText: 'This page could not be shown' });
    await failed.waitFor();
    await expectAccessible(page, 'page that failed');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await row('over here').waitFor();
    expect(await failed.count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.unroute(isLog);
    await failed.getByRole('button', { name: 'Load the window again' }).click();
    await page
      .getByRole('button', { name: 'Events' })
      .or(page.getByRole('tab', { name: 'Events' }))
      .first()
      .waitFor();
    expect(await failed.count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await row('over here').waitFor();
    expect(complaints.splice(0).join()).toContain('Failed to fetch dynamically imported module');
  });

  test.each([
    ['dark', 'en-US'],
    ['dark', 'id-ID'],
    ['light', 'en-US'],
    ['light', 'id-ID'],
  ] as const)('nothing is inaccessible or cut off in %s, %s', async (colorScheme, locale) => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme, locale });
    const fresh = await openPage(context);
    const token = run(
      'token',
      'create',
      '--data-dir',
      folder.path,
      '--role',
      'viewer',
      '--name',
      `${colorScheme} ${locale}`,
    ).out.trim();
    await fresh.page.goto(program.url);
    await fresh.page.getByRole('textbox').fill(token);
    await fresh.page.keyboard.press('Enter');
    for (const view of ['', 'logs', 'settings', 'settings/data', 'settings/access', 'settings/polling', 'devices']) {
      await fresh.page.goto(`${program.url}#/${view}`);
      await fresh.page.waitForTimeout(900);
      await expectAccessible(fresh.page, `view ${view}`);
    }
    const list = fresh.page.getByRole('grid');
    await list.waitFor();
    await fresh.page.getByText('over here').first().waitFor();
    expect(await fresh.page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
    const scrolls = await fresh.page.evaluate(
      () =>
        document.documentElement.scrollHeight > window.innerHeight ||
        document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(scrolls).toBe(false);
    await expectAccessible(fresh.page, 'list');
    await fresh.page.getByText('over here').first().click();
    await fresh.page.getByRole('complementary').waitFor();
    await expectAccessible(fresh.page, 'inspector');
    await context.close();
  });

  test('when the program dies under the page there is a banner, and recovery by itself', async () => {
    await program.kill('SIGKILL');
    await page.getByText(/The connection to the host is lost/).waitFor();
    expect(await row('over here').count()).toBe(1);
    program = await start(...flags, '--listen', new URL(program.url).host);
    await page.getByText(/The connection to the host is lost/).waitFor({ state: 'detached' });
    await row('over here').getByText('Up', { exact: true }).waitFor();
  });

  test('no script failed and no policy was violated all the while', () => {
    // A browser reports the lost connections of the test before, and the 401 that asks for the sign-in.
    const own = complaints.filter((text) => !/WebSocket|ERR_CONNECTION|401/.test(text));
    expect(own).toEqual([]);
  });
});
