import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { openBrowser, openPage } from './lib/page.ts';
import { type Running, start, temporaryFolder } from './lib/program.ts';

const LINES = ['rt-edge-01, 127.0.0.1', 'sw-core-01, 127.0.0.2', 'nas-01, 127.0.0.3'];

/** From the first start to a device in another theme and language, without once touching the pointer. */
describe.skipIf(!hasChromium)('by keyboard alone (needs chromium)', () => {
  const folder = temporaryFolder();
  let program: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    program = await start('--headless', '--data-dir', folder.path, '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    const viewport = { width: 1366, height: 768 };
    ({ page, complaints } = await openPage(
      await browser.newContext({ viewport, locale: 'en-US', colorScheme: 'dark' }),
    ));
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    folder.remove();
  });

  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  /** Goes on with Tab until the focus is on what has that name. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if (name.test((await focused()).trim())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(name)}`);
  }
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  const language = () => page.evaluate(() => document.documentElement.lang);

  test('the first start opens the empty overview', async () => {
    await page.goto(program.setUp ?? '');
    await page.getByText('What is in your network?').waitFor();
  });

  test('devices are added by pasting lines', async () => {
    await tabTo(/^Paste/);
    await press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').waitFor();
    await page.keyboard.insertText(LINES.join('\n'));
    await dialog.getByText(/3 new/i).waitFor();
    await tabTo(/^Add 3/);
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
  });

  test('the overview counts them, and the list shows them', async () => {
    await press('g', 'o');
    await expect.poll(() => page.getByRole('main').textContent()).toMatch(/3\s*Up/);
    await press('g', 'd');
    await page.getByRole('row', { name: /nas-01/ }).waitFor();
  });

  test('the palette opens the page of a device', async () => {
    await press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('sw-core-01');
    await page.getByRole('option', { name: /sw-core-01/ }).waitFor();
    await press('Enter');
    await expect.poll(() => page.url()).toMatch(/#\/device\//);
    await page.getByRole('heading', { level: 1, name: 'sw-core-01' }).waitFor();
  });

  test('a range of its own is typed, and the address carries it', async () => {
    await press('t');
    const from = page.getByLabel('From', { exact: true });
    await from.waitFor();
    for (let pressed = 0; pressed < 40 && !(await from.evaluate((one) => one === document.activeElement)); pressed += 1)
      await press('Tab');
    await press('Control+a');
    await page.keyboard.type('now-45m');
    await press('Enter');
    await expect.poll(() => page.url()).toContain('from=now-45m');
    await page
      .getByRole('img', { name: /Latency/ })
      .first()
      .waitFor();
  });

  test('the theme changes from the menu, and back', async () => {
    expect(await theme()).toBe('dark');
    await tabTo(/^Appearance/);
    await press('Enter');
    await page.getByRole('menuitemradio', { name: 'Light' }).waitFor();
    await chooseItem(page, 'Light');
    await expect.poll(theme).toBe('light');
  });

  test('the language changes without a reload, and everything stays in its place', async () => {
    await page.evaluate(() => Object.assign(window, { wasHere: true }));
    for (let pressed = 0; pressed < 90 && !(await focused()).startsWith('Language'); pressed += 1)
      await press('Shift+Tab');
    await press('Enter');
    await chooseItem(page, 'Bahasa Indonesia');
    await expect.poll(language).toBe('id');
    await page.getByRole('link', { name: 'Perangkat' }).first().waitFor();
    expect(await page.evaluate(() => (window as { wasHere?: boolean }).wasHere)).toBe(true);
    expect(page.url()).toContain('from=now-45m');
  });

  test('nothing failed and no policy was violated all the while', () => {
    expect(complaints.filter((text) => !/401/.test(text))).toEqual([]);
  });
});

/** Moves down an open menu to an entry and takes it. */
async function chooseItem(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitemradio', { name });
  for (let pressed = 0; pressed < 12; pressed += 1) {
    if (await item.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
