// What live charts cost the main thread of the window: nine of 480 points each, moved four times a second, in a browser.
// `node bench/charts.ts [--charts 9] [--seconds 20] [--every 250]`
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser, openPage } from '../test/e2e/lib/page.ts';
import { startFakeHost } from '../test/renderer/fake-host.ts';

const { values } = parseArgs({
  options: {
    charts: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '20' },
    every: { type: 'string', default: '250' },
  },
});
const everyMs = Number(values.every);
const GOAL_MS = 16;
const WARM_UP_MS = 5000;
const root = resolve('src/renderer');

/** The window as it is shipped, but with the page of all parts, which only development builds have. */
async function buildWindow(outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'import.meta.env.DEV': 'true' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { input: join(root, 'index.html') } },
    plugins: [react()],
  });
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
function spread(list: readonly number[]) {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * Seconds of CPU the main thread has used so far: every task, script, layout, paint and collection of garbage. Not time on
 * the wall, so that what else runs on the machine does not count.
 */
async function createMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
}

async function measure(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' });
  const { page, complaints } = await openPage(context);
  await page.goto(`${url}#/dev/ui?charts=${values.charts}&every=${values.every}`);
  await page
    .locator('canvas')
    .nth(Number(values.charts) - 1)
    .waitFor();
  await wait(WARM_UP_MS);
  const updates = async () => Number(await page.getByTestId('updates').textContent());
  const worked = await createMeter(page);
  const perUpdateMs: number[] = [];
  const first = await updates();
  let [count, spent] = [first, await worked()];
  for (let second = 0; second < Number(values.seconds); second += 1) {
    await wait(1000);
    const [nowCount, nowSpent] = [await updates(), await worked()];
    perUpdateMs.push(((nowSpent - spent) * 1000) / Math.max(1, nowCount - count));
    [count, spent] = [nowCount, nowSpent];
  }
  await context.close();
  return { updates: count - first, perUpdateMs: spread(perUpdateMs), complaints };
}

const outDir = mkdtempSync(join(tmpdir(), 'ronda-charts-'));
try {
  await buildWindow(outDir);
  const host = await startFakeHost({ webDir: outDir });
  const browser = await openBrowser();
  const { updates, perUpdateMs, complaints } = await measure(browser, host.url);
  await browser.close();
  await host.close();
  console.log(
    JSON.stringify({
      what: 'live charts, main thread',
      charts: Number(values.charts),
      points: 480,
      everyMs,
      updates,
      perUpdateMs,
      goalMs: GOAL_MS,
      isMet: perUpdateMs.median <= GOAL_MS,
      complaints,
      cpu: /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown',
    }),
  );
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
