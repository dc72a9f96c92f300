import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/e2e/lib/page.ts';
import type { Running } from '../../test/e2e/lib/program.ts';
import { median, quantile } from './figures.ts';

const KEY_PAUSE_MS = 400;
/** From few rows to many and back: what is rare has to come up often enough for a 95th percentile. */
const WORDS = ['r0012', 'r0345', 'r0078', 'r0990', 'r0501', 'r0222'];

/** Notes for each key how long it took until what it did was painted. */
function watchKeys(): void {
  const taken: number[] = [];
  Object.assign(window, { benchKeys: taken });
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - timeStamp))),
    true,
  );
}
const takenIn = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { readonly benchKeys: number[] }).benchKeys.splice(0));

async function keysIn(page: Page, text: string): Promise<readonly number[]> {
  for (const key of text) {
    await page.keyboard.type(key);
    await wait(KEY_PAUSE_MS);
  }
  for (let left = text.length; left > 0; left -= 1) {
    await page.keyboard.press('Backspace');
    await wait(KEY_PAUSE_MS);
  }
  return takenIn(page);
}
async function arrowsIn(page: Page, count: number): Promise<readonly number[]> {
  await page.getByRole('grid').first().focus();
  await takenIn(page);
  for (let left = count; left > 0; left -= 1) {
    await page.keyboard.press('ArrowDown');
    await wait(KEY_PAUSE_MS);
  }
  return takenIn(page);
}
const summary = (values: readonly number[]) => ({
  medianMs: Number(median(values).toFixed(1)),
  p95Ms: Number(quantile(values, 0.95).toFixed(1)),
  maxMs: Number(Math.max(...values).toFixed(1)),
  count: values.length,
});

/** How the Devices and Interfaces views answer keys while everything is read: search and selection, until painted. */
export async function measureViews(program: Pick<Running, 'url'>, token: string) {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    await page.goto(program.url);
    await page.getByRole('textbox').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate(watchKeys);
    const results: Record<string, object> = {};
    for (const view of ['interfaces', 'devices']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await wait(4000);
      await page.keyboard.press('/');
      await wait(300);
      await takenIn(page);
      const typed: number[] = [];
      for (const word of WORDS) typed.push(...(await keysIn(page, word)));
      await page.keyboard.press('Escape');
      await wait(1000);
      results[view] = { search: summary(typed), selection: summary(await arrowsIn(page, 12)), goalMs: 50 };
    }
    return results;
  } finally {
    await browser.close();
  }
}
