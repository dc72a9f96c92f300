// The map of a large network in a real browser: how long a layout takes, how long a redraw while it is panned, and whether
// everything stands where it stood after a reload. `node bench/map.ts [--nodes 2000]` after `npm run build`.
import { createHash } from 'node:crypto';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { layOut } from '../src/renderer/features/map/layout/layout.ts';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { startFakeHost } from '../test/renderer/fake-host.ts';
import { fakeLink, fakeNode } from '../test/renderer/fake-topology.ts';

const { values } = parseArgs({ options: { nodes: { type: 'string', default: '2000' } } });
const NODES = Number(values.nodes);
const print = (figure: object): void => console.log(JSON.stringify(figure));

/** A tree of some depth with a fifth more links than it needs; the same every time. */
function wiring(count: number) {
  const at = '2026-01-01T00:00:00.000Z';
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const nodes = Array.from({ length: count }, (_, index) =>
    fakeNode({
      id: `n${String(index)}`,
      name: `${index % 9 === 0 ? 'sw' : 'pc'}-${String(index)}`,
      address: '',
      site: '',
      groups: [],
    }),
  );
  const links = Array.from({ length: Math.floor(count * 1.2) }, (_, index) => {
    const from = index % count;
    const to = index < count ? Math.floor(from / 8) : random(count);
    const [a, b] = [nodes[from], nodes[to]];
    return a && b && a !== b ? [fakeLink(index, a, b)] : [];
  });
  return { at, nodes, links: links.flat() };
}

/** Notes how long each callback of an animation frame takes. Runs in the page before its scripts. */
function watchFrames(): void {
  const taken: number[] = [];
  Object.assign(window, { benchFrames: taken });
  const native = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    native((at) => {
      const before = performance.now();
      callback(at);
      taken.push(performance.now() - before);
    });
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;

/** Times of the frames in which something was drawn. */
async function framesOf(page: Page): Promise<readonly number[]> {
  const taken = await page.evaluate(() => (window as unknown as { benchFrames: number[] }).benchFrames.splice(0));
  return taken.filter((ms) => ms > 0.5).toSorted((a, b) => a - b);
}

async function drag(page: Page): Promise<readonly number[]> {
  const box = await page.getByRole('listbox').boundingBox();
  if (box === null) throw new Error('there is no map');
  await framesOf(page);
  const [x, y] = [box.x + box.width / 2 + 3, box.y + 40];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1) await page.mouse.move(x + step * 3, y + step);
  await page.mouse.up();
  return framesOf(page);
}

/** In with the wheel and out again, where a redraw also measures and writes names anew. */
async function zoom(page: Page): Promise<readonly number[]> {
  await framesOf(page);
  for (const by of [-100, 100])
    for (let step = 0; step < 12; step += 1) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(20);
    }
  return framesOf(page);
}

/** Both in turn, so that what else the machine does falls on both. */
async function redraws(page: Page): Promise<void> {
  const runs: { readonly panning: readonly number[]; readonly zooming: readonly number[] }[] = [];
  for (let run = 0; run < 5; run += 1) runs.push({ panning: await drag(page), zooming: await zoom(page) });
  for (const what of ['panning', 'zooming'] as const) {
    const medians = runs.map((run) => quantile(run[what], 0.5)).toSorted((a, b) => a - b);
    const all = runs.flatMap((run) => run[what]).toSorted((a, b) => a - b);
    print({
      what: `redraw while ${what}`,
      nodes: NODES,
      frames: all.length,
      mediansMs: medians,
      medianMs: quantile(medians, 0.5),
      p95Ms: quantile(all, 0.95),
      load: loadavg()[0]?.toFixed(1),
      goal: 16,
    });
  }
}

/** What the map looks like, without the controls at its foot. */
async function pictureOf(page: Page): Promise<string> {
  await page.mouse.move(1, 1);
  // The same part is in sight both times.
  await page.getByRole('listbox').press('f');
  await page.waitForTimeout(500);
  const box = await page.locator('.vis-network canvas').boundingBox();
  if (box === null) throw new Error('there is no map');
  const clip = { x: box.x + 8, y: box.y + 8, width: box.width - 60, height: box.height - 150 };
  return createHash('sha256')
    .update(await page.screenshot({ clip }))
    .digest('hex');
}

const told = wiring(NODES);
for (const kind of ['force', 'layered'] as const) {
  const input = {
    kind,
    nodes: told.nodes.map(({ id }) => ({ id, rank: 9 })),
    links: told.links.map(({ a, b }) => ({ from: a.node, to: b.node })),
  };
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  layOut(input);
  const cpu = process.cpuUsage(cpuBefore);
  print({
    what: 'layout',
    kind,
    nodes: NODES,
    links: told.links.length,
    ms: Math.round(performance.now() - before),
    cpuMs: Math.round((cpu.user + cpu.system) / 1000),
    goal: 2000,
  });
}
let placed = 0;
let arrange = (): void => undefined;
const arranged = new Promise<void>((resolve) => {
  arrange = resolve;
});
let answered = 0;
const host = await startFakeHost({
  webDir: 'out/renderer',
  wiring: told,
  onCall: (name) => {
    if (name === 'maps.get') answered = performance.now();
    if (name === 'maps.place') {
      placed += 1;
      arrange();
      print({ what: 'first sight to kept places', nodes: NODES, ms: Math.round(performance.now() - answered) });
    }
  },
});
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript(watchFrames);
  await page.goto(`${host.url}#/map`);
  await arranged;
  await page.waitForTimeout(1500);
  const first = await pictureOf(page);
  await redraws(page);
  await page.reload();
  await page.locator('.vis-network canvas').waitFor();
  await page.waitForTimeout(3000);
  print({
    what: 'stands where it stood after a reload',
    isSame: (await pictureOf(page)) === first,
    placements: placed,
  });
} finally {
  await browser.close();
  await host.close();
}
