// The list of 2,000 devices in a real browser before the real program: first paint, a keystroke in the filter, scrolling,
// and 300 heartbeats that change every second. `node bench/list.ts [--devices 2000] [--seconds 10]`
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';
import { printFigure } from './lib/figures.ts';

const { values } = parseArgs({
  options: { devices: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '10' } },
});
const DEVICES = Number(values.devices);
const SECONDS = Number(values.seconds);
/** So many change each second; the others every half minute. */
const LIVELY = 300;
const REPS = 5;
/** How fast the wheel is turned: three and a half screens each second. */
const SCROLL_PX = 2400;

type Marks = { readonly connectedAt?: number; readonly listedAt?: number };

/** Notes when the connection was there and when the first row was painted. Runs in the page before its scripts. */
function watchFirstPaint(): void {
  const marks: { connectedAt?: number; listedAt?: number } = {};
  Object.assign(window, { benchMarks: marks });
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => {
        marks.connectedAt = performance.now();
      });
    }
  };
  new MutationObserver((_, observer) => {
    if (document.querySelector('tr[data-id]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (marks.listedAt = performance.now())));
  }).observe(document, { childList: true, subtree: true });
}

/** Notes for each change of the filter how long it took until it was painted. */
function watchKeystrokes(): void {
  const taken: number[] = [];
  Object.assign(window, { benchKeys: taken });
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => taken.push(performance.now() - timeStamp))),
    true,
  );
}

/** Counts frames from now on. */
function countFrames(): void {
  const times: number[] = [];
  Object.assign(window, { benchFrames: times });
  const note = (at: number): void => {
    times.push(at);
    if ((window as unknown as { readonly benchFrames: number[] }).benchFrames === times) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

/** Turns the wheel over the list for some time. @returns frames each second */
async function scrollList(page: Page, session: CDPSession): Promise<number> {
  await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0));
  await wait(500);
  await page.evaluate(countFrames);
  await session.send('Input.synthesizeScrollGesture', {
    x: 400,
    y: 400,
    yDistance: -3 * SCROLL_PX,
    speed: SCROLL_PX,
    gestureSourceType: 'mouse',
  });
  const times = await page.evaluate(
    () => (window as unknown as { readonly benchFrames: readonly number[] }).benchFrames,
  );
  await page.evaluate(() => void Object.assign(window, { benchFrames: [] }));
  return ((times.length - 1) / ((times.at(-1) ?? 0) - (times[0] ?? 0))) * 1000;
}

type ProfileNode = {
  readonly id: number;
  readonly callFrame: { readonly url: string; readonly lineNumber: number; readonly columnNumber: number };
};

/** Of the function that draws heartbeats; names do not outlive the build, properties do. */
const DRAWS = 'childElementCount';
const DRAWS_WITHIN = 400;

/** Which functions of a profile draw heartbeats, by their text. */
async function drawers(nodes: readonly ProfileNode[]): Promise<ReadonlySet<number>> {
  const texts = new Map<string, readonly string[]>();
  const found = new Set<number>();
  for (const { id, callFrame } of nodes) {
    const { url, lineNumber, columnNumber } = callFrame;
    if (!url.startsWith('http')) continue;
    if (!texts.has(url)) texts.set(url, (await (await fetch(url)).text()).split('\n'));
    const text = texts.get(url)?.[lineNumber]?.slice(columnNumber, columnNumber + DRAWS_WITHIN) ?? '';
    const end = text.indexOf('function', 1);
    if (text.slice(0, end < 0 ? undefined : end).includes(DRAWS)) found.add(id);
  }
  return found;
}

/** Milliseconds spent in functions that draw heartbeats, with all they call. */
async function drawingMs(session: CDPSession, seconds: number): Promise<number> {
  await session.send('Profiler.start');
  await wait(seconds * 1000);
  const { profile } = await session.send('Profiler.stop');
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const drawing = new Set<number>();
  const take = (id: number): void => {
    drawing.add(id);
    for (const child of byId.get(id)?.children ?? []) take(child);
  };
  for (const id of await drawers(profile.nodes)) take(id);
  return (profile.samples ?? []).reduce(
    (sum, id, index) => sum + (drawing.has(id) ? (profile.timeDeltas?.[index] ?? 0) / 1000 : 0),
    0,
  );
}

/** Seconds of work of the main thread of a page so far. */
async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

const folder = temporaryFolder();
const flags = ['--data-dir', folder.path];
const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
const call = rest(program.url, token);
const began = performance.now();
await call('POST', '/api/v1/devices/bulk', {
  add: Array.from({ length: DEVICES }, (_, index) => ({
    address: `127.${String(10 + (index >> 12))}.${String((index >> 6) & 63)}.${String(1 + (index & 63))}`,
    name: `device-${String(index).padStart(4, '0')}`,
    site: `Site ${String(index % 12)}`,
    groups: [`Group ${String(index % 40)}`],
    tags: index % 3 === 0 ? ['wan'] : [],
    checks: [{ type: 'icmp', intervalS: index < LIVELY ? 1 : 30, count: 1 }],
  })),
});
printFigure({ what: `devices.bulk adds ${String(DEVICES)}`, unit: 'ms', values: [performance.now() - began] });
await wait(10_000);

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
await context.addInitScript(watchFirstPaint);

async function openList(page: Page): Promise<number> {
  await page.goto(`${program.url}#/devices`);
  await page.reload();
  await page.locator('tr[data-id]').first().waitFor();
  await wait(300);
  const { connectedAt = 0, listedAt = Number.NaN } = await page.evaluate(
    () => (window as unknown as { readonly benchMarks: Marks }).benchMarks,
  );
  return listedAt - connectedAt;
}

const page = await context.newPage();
await page.goto(program.url);
await page.getByRole('textbox').fill(token);
await page.keyboard.press('Enter');
await page.getByRole('navigation').first().waitFor();

const paints: number[] = [];
for (let rep = 0; rep < REPS; rep += 1) paints.push(await openList(page));
printFigure({
  what: 'first paint of the list after the connection',
  unit: 'ms',
  values: paints,
  goal: { atMost: 1000 },
});

await page.evaluate(watchKeystrokes);
await page.keyboard.press('/');
await wait(200);
for (const text of ['device-1', 'site:"Site 3"', 'latency<50ms -tag:wan']) {
  await page.keyboard.type(text, { delay: 120 });
  for (let left = text.length; left > 0; left -= 1) {
    await page.keyboard.press('Backspace');
    await wait(60);
  }
}
const keys = await page.evaluate(() => (window as unknown as { readonly benchKeys: number[] }).benchKeys);
// The first one is the key that goes to the filter.
printFigure({
  what: 'keystroke in the filter until it is painted',
  unit: 'ms',
  values: keys.slice(1),
  goal: { atMost: 50 },
});
await page.keyboard.press('Escape');
await page.keyboard.press('Escape');

const frames: number[] = [];
const session = await context.newCDPSession(page);
await session.send('Performance.enable');
await session.send('Profiler.enable');
await session.send('Profiler.setSamplingInterval', { interval: 200 });
for (let rep = 0; rep < REPS; rep += 1) frames.push(await scrollList(page, session));
printFigure({ what: 'frames while scrolling', unit: '1/s', values: frames, goal: { atLeast: 55 } });

await page.setViewportSize({ width: 3840, height: 2160 });
await page.getByRole('button', { name: 'Tiles' }).click();
await wait(2000);
const visible = await page.getByRole('option').count();
const changing = Math.min(visible, LIVELY);
const busy: number[] = [];
for (let second = 0; second < SECONDS; second += 1) {
  const before = await taskSeconds(session);
  await wait(1000);
  busy.push(((await taskSeconds(session)) - before) * 1000);
}
const drawn: number[] = [];
for (let rep = 0; rep < REPS; rep += 1) drawn.push((await drawingMs(session, 3)) / 3);
printFigure({
  what: `drawing ${String(changing)} heartbeats that change, each second`,
  unit: 'ms',
  values: drawn,
  goal: { atMost: 8 },
});
printFigure({
  what: `all work of the main thread meanwhile, ${String(visible)} tiles on 3840x2160 without a graphics card`,
  unit: 'ms/s',
  values: busy,
});
await browser.close();
await program.kill('SIGTERM');
folder.remove();
