import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYTHING_MAP_ID, type MapView } from '../../src/contract/maps.ts';
import { hasChromium } from './lib/machine.ts';
import { openBrowser, openPage, signIn } from './lib/page.ts';
import { type Running, start, temporaryFolder } from './lib/program.ts';

/** One dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(!hasChromium)('the map in a browser (needs chromium)', () => {
  const folder = temporaryFolder();
  let program: Running;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    program = await start('--demo', '--headless', '--data-dir', folder.path, '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    ({ page, complaints } = await openPage(context));
    await signIn(page, program);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    folder.remove();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  async function mapNow(): Promise<MapView> {
    const answer = await page.request.get(new URL(`/api/v1/maps/${EVERYTHING_MAP_ID}`, program.url).href);
    return (await answer.json()) as MapView;
  }
  async function open(hash: string): Promise<void> {
    await page.goto(new URL(hash, program.url).href);
    await page.locator('[data-canvas="ready"]').waitFor();
  }
  /** Chooses a node by its name. @returns where it is on the screen: in the middle */
  async function find(name: string): Promise<{ readonly x: number; readonly y: number }> {
    await page.getByPlaceholder('Find on the map').fill(name);
    await page.getByPlaceholder('Find on the map').press('Enter');
    await page.getByRole('complementary').getByText(name).first().waitFor();
    await button('Centre what is chosen').click();
    const box = await page.locator('.vis-network canvas').boundingBox();
    if (box === null) throw new Error('there is no map');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  async function exported(format: string): Promise<Buffer> {
    await button('Export').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ]);
    return readFileSync(await file.path());
  }

  test('arranges itself once, and a node that is moved stays where it was put', async () => {
    await open('#/map');
    await expect.poll(async () => (await mapNow()).placements.length).toBeGreaterThan(20);
    const before = new Map((await mapNow()).placements.map(({ node, x, y }) => [node, { x, y }]));
    const at = await find('sw-core-01');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await page.mouse.move(at.x + step * 10, at.y + step * 6);
    await page.mouse.up();
    const moved = async () =>
      (await mapNow()).placements.filter(({ node, x, y }) => before.get(node)?.x !== x || before.get(node)?.y !== y);
    await expect.poll(async () => (await moved()).length).toBe(1);
    const [put] = await moved();
    await page.reload();
    await page.locator('[data-canvas="ready"]').waitFor();
    expect(await moved()).toEqual([put]);
    await page.keyboard.press('Control+z');
  });

  test('a note and a floor plan are laid on it, and the plan can be taken back', async () => {
    await button('Add').last().click();
    await page.getByRole('menuitem', { name: 'Note', exact: true }).click();
    await page.getByLabel('Text').fill('Rack 3 <b>left</b> & "cold"');
    await button('Save').click();
    await expect
      .poll(async () => (await mapNow()).objects.map(({ text }) => text))
      .toEqual(['Rack 3 <b>left</b> & "cold"']);
    await button('Add').last().click();
    await page.getByRole('menuitem', { name: 'Floor plan or photograph' }).click();
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: PICTURE });
    await button('Save').click();
    await expect.poll(async () => (await mapNow()).background?.width).toBe(1600);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await mapNow()).background).toBeNull();
  });

  test('is handed over in every format, each a file that can be read', async () => {
    // A page without a policy of its own, which would forbid to parse.
    const reader = await page.context().newPage();
    for (const format of ['SVG', 'GraphML', 'draw.io']) {
      const text = (await exported(format)).toString('utf8');
      expect(text, format).toContain('sw-core-01');
      const root = await reader.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.localName;
      }, text);
      expect(root).toBe({ SVG: 'svg', GraphML: 'graphml', 'draw.io': 'mxfile' }[format]);
    }
    await reader.close();
    const png = await exported('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(500);
    const pdf = (await exported('PDF')).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.[4-7][^]*%%EOF\s*$/);
  });

  test('shows a part, a path and the past', async () => {
    await find('sw-core-01');
    await button(/^Depth 2/).click();
    await page.getByText(/sw-core-01 and its surroundings, depth 2/).waitFor();
    await button('Show all').click();
    await button('Path from here to…').click();
    await page.getByPlaceholder('Find on the map').fill('sw-acc-04');
    await page.getByPlaceholder('Find on the map').press('Enter');
    await page.getByText(/sw-core-01 to sw-acc-04: \d+ links/).waitFor();
    await button('Clear').click();
    await button('Replay').click();
    await page.getByLabel('Moment').fill('0');
    await page.getByText(/Nothing can be changed here/).waitFor();
    await button('Back to now').first().click();
  });

  test('devices are put on the world map from a table', async () => {
    await page.goto(new URL('#/map/geo', program.url).href);
    await button('Import places').click();
    await page.getByLabel('Or paste it here').fill('device,lat,lon\nsw-core-01,-6.2,106.8\nnobody,1,2\n');
    await button('Check').click();
    await page
      .getByText(/nobody/)
      .last()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Import places' }).click();
    await page.getByText('1 devices have a place now.').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
