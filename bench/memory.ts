// What the page of a live demo keeps in memory: a look around all views, then half an hour on the overview and the list.
// `node bench/memory.ts [--minutes 30] [--devices 48]`
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession } from 'playwright-core';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { start } from '../test/e2e/lib/program.ts';
import { ROUTES, signedIn } from '../test/e2e/lib/window-routes.ts';
import { printFigure } from './lib/figures.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, devices: { type: 'string', default: '48' } },
});
const MINUTES = Number(values.minutes);
const MIB = 1024 ** 2;
/** "Not growing": less than this between the middle and the end, after garbage is collected. */
const GROWTH_MIB = 3;

type Reading = { readonly heapMiB: number; readonly nodes: number; readonly listeners: number };

async function read(session: CDPSession): Promise<Reading> {
  await session.send('HeapProfiler.collectGarbage');
  await wait(500);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  return { heapMiB: heap / MIB, nodes, listeners: jsEventListeners };
}

/** All memory of the process of the page that belongs to it alone, MiB: heap, DOM, pictures, code. */
async function privateMiB(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readFileSync(`/proc/${String(id)}/smaps_rollup`, 'utf8'))
    .map((text) =>
      [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].reduce((sum, [, kiB]) => sum + Number(kiB), 0),
    );
  return Math.max(...sizes) / 1024;
}

const program = await start(`--demo=${values.devices}`, '--headless', '--listen', '127.0.0.1:0');
const browser = await openBrowser();
const { storageState, idOf } = await signedIn(browser, program);
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, storageState });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await session.send('Performance.enable');
await page.goto(program.url);

const visit = async (hash: string): Promise<void> => {
  await page.evaluate((to) => (window.location.hash = to), hash.replace('{device}', idOf('rt-edge-01')));
  await wait(1500);
};
for (const [, hash] of ROUTES) await visit(hash);

const readings: Reading[] = [];
const processes: number[] = [];
for (let minute = 0; minute < MINUTES; minute += 1) {
  await visit(minute % 3 === 0 ? '#/devices' : minute % 3 === 1 ? '#/' : '#/device/{device}');
  await wait(57_000);
  await visit('#/');
  readings.push(await read(session));
  processes.push(await privateMiB());
  console.error(
    JSON.stringify({ minute: minute + 1, ...readings.at(-1), privateMiB: Math.round(processes.at(-1) ?? 0) }),
  );
}
const half = readings.slice(Math.floor(readings.length / 2));
const third = Math.max(1, Math.floor(half.length / 3));
const mean = (list: readonly Reading[]) => list.reduce((sum, { heapMiB }) => sum + heapMiB, 0) / list.length;
printFigure({
  what: `heap of the page after ${String(MINUTES)} minutes`,
  unit: 'MiB',
  values: [readings.at(-1)?.heapMiB ?? Number.NaN],
  goal: { atMost: 150 },
});
printFigure({
  what: 'process of the page, private memory, last minutes',
  unit: 'MiB',
  values: processes.slice(-third),
  goal: { atMost: 150 },
});
printFigure({
  what: 'growth of the heap over the second half',
  unit: 'MiB',
  values: [mean(half.slice(-third)) - mean(half.slice(0, third))],
  goal: { atMost: GROWTH_MIB },
});
printFigure({ what: 'DOM nodes at the end', unit: '', values: half.map(({ nodes }) => nodes) });
await browser.close();
await program.kill('SIGTERM');
