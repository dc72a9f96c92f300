import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Running } from './program.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from './machine.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });

/** A page whose every complaint (script error, console error, policy report) is kept. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
}

/** Opens the address of a first start, and waits until its one-time code has become a session of the browser. */
export async function signIn(page: Page, { url, setUp = url }: Pick<Running, 'url' | 'setUp'>): Promise<void> {
  await page.goto(setUp);
  const session = new URL('/api/v1/session', url).href;
  await vi.waitUntil(async () => (await page.request.get(session)).ok(), { timeout: 45_000, interval: 200 });
}

/** axe-core on what is shown now; comes in by the debugger, past the page's own policy. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(WCAG)} }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  expect(JSON.parse(String(result.value)), what).toEqual([]);
}
