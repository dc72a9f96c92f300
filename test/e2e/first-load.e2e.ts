import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { openBrowser, openPage } from './lib/page.ts';
import { type Running, start } from './lib/program.ts';
import { ROUTES, type Session, signedIn } from './lib/window-routes.ts';

const MOST_SCRIPT_BYTES = 420 * 1024;

describe.skipIf(!hasChromium)('what the window loads (needs chromium)', () => {
  let program: Running;
  let browser: Browser;
  let session: Session;
  beforeAll(async () => {
    program = await start('--demo=24', '--headless', '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    session = await signedIn(browser, program);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
  });

  test('is at most 420 KB of packed script until the overview stands', async () => {
    const { page } = await openPage(await browser.newContext({ storageState: session.storageState }));
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
    });
    await page.goto(program.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // What is fetched ahead (the palette) counts, too.
    await page.waitForTimeout(4000);
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    console.log(JSON.stringify({ what: 'scripts of the overview, gzip', KiB: Math.round(bytes / 1024), goal: 420 }));
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    await page.context().close();
  });

  test('comes from the program alone, on every route', async () => {
    const { page } = await openPage(await browser.newContext({ storageState: session.storageState }));
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).host));
    page.on('websocket', (socket) => asked.add(new URL(socket.url()).host));
    for (const [, hash] of ROUTES) {
      await page.goto(`${program.url}${hash.replace('{device}', session.idOf('rt-edge-01'))}`);
      await page.waitForTimeout(500);
    }
    expect([...asked]).toEqual([new URL(program.url).host]);
    await page.context().close();
  });
});
