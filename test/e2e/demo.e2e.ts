import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { expectAccessible, openBrowser, openPage } from './lib/page.ts';
import { type Running, run, start } from './lib/program.ts';

type Status = {
  readonly counts: Readonly<Record<string, number>>;
  readonly devices: number;
  readonly selfOffline: unknown;
  readonly demo: { readonly devices: number; readonly incident: { readonly kind: string } | null } | null;
};

/** REST as the browser that was signed in by the one-time address. */
function session(program: Running) {
  let cookie = '';
  return {
    async signIn(): Promise<void> {
      const code = new URL(program.setUp ?? '').hash.replace('#setup=', '');
      const answer = await fetch(new URL('/api/v1/session', program.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await fetch(new URL(path, program.url), {
        method,
        headers: {
          cookie,
          'x-ronda-request': '1',
          origin: new URL(program.url).origin,
          'content-type': 'application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}

describe('a demo', () => {
  let program: Running;
  let host: ReturnType<typeof session>;
  let dataDir: string;

  beforeAll(async () => {
    program = await start('--demo', '--headless', '--listen', '127.0.0.1:0');
    host = session(program);
    await host.signIn();
    ({ dataDir } = await host.ask<{ dataDir: string }>('GET', '/api/v1/about'));
  });
  afterAll(async () => {
    await program.kill('SIGTERM');
  });

  test('listens within seconds, and says that the network is simulated', () => {
    expect(program.readyMs).toBeLessThan(10_000);
    expect(program.out()).toContain('simulated network of 48 devices');
  });

  test('has an office with a day behind it', async () => {
    const status = await host.ask<Status>('GET', '/api/v1/status');
    expect(status).toMatchObject({ devices: 48, demo: { devices: 48, incident: null } });
    expect(status.counts['up']).toBeGreaterThan(35);
    expect(status.counts['down']).toBeGreaterThan(0);
    const { items } = await host.ask<{ items: { at: string }[] }>('GET', '/api/v1/events?limit=1000');
    const oldest = Date.parse(items.at(-1)?.at ?? '');
    expect(Date.now() - oldest).toBeGreaterThan(12 * 3_600_000);
    const outages = await host.ask<{ items: unknown[] }>('GET', '/api/v1/outages');
    expect(outages.items.length).toBeGreaterThan(5);
  });

  test('plays a cut uplink: one site goes down, and comes back when it is stopped', async () => {
    const before = await host.ask<Status>('GET', '/api/v1/status');
    const down = async () => (await host.ask<Status>('GET', '/api/v1/status')).counts['down'] ?? 0;
    await host.ask('POST', '/api/v1/demo/incident', { kind: 'uplink-cut' });
    await host.ask('POST', '/api/v1/poll', {});
    await expect.poll(down, { timeout: 30_000 }).toBeGreaterThanOrEqual((before.counts['down'] ?? 0) + 10);
    const { demo } = await host.ask<Status>('GET', '/api/v1/status');
    expect(demo?.incident?.kind).toBe('uplink-cut');
    await host.ask('DELETE', '/api/v1/demo/incident');
    await host.ask('POST', '/api/v1/poll', {});
    await expect.poll(down, { timeout: 30_000 }).toBeLessThanOrEqual((before.counts['down'] ?? 0) + 2);
  });

  test('knows a name that somebody adds without asking anybody', async () => {
    const { id } = await host.ask<{ id: string }>('POST', '/api/v1/devices', { address: 'nobody.invalid' });
    const state = async () => (await host.ask<{ state: string }>('GET', `/api/v1/devices/${id}`)).state;
    await expect.poll(state).toBe('up');
  });

  describe.skipIf(!hasChromium)('in a browser (needs chromium)', () => {
    let browser: Browser;
    let page: Page;
    let complaints: string[];
    beforeAll(async () => {
      browser = await openBrowser();
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
      ({ page, complaints } = await openPage(context));
      const { token } = await host.ask<{ token: string }>('POST', '/api/v1/tokens', { name: 'e2e', role: 'admin' });
      await page.goto(program.url);
      await page.getByLabel('Access token').fill(token);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
    });
    afterAll(() => browser.close());

    test('plays an incident from the chip in the top bar', async () => {
      await page.getByRole('button', { name: /^Demo/ }).click();
      await page.getByRole('menuitem', { name: 'This computer goes offline' }).click();
      await page.getByText(/This computer is offline – watching paused/).waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: /^Demo/ }).click();
      await page.getByRole('menuitem', { name: 'Stop the incident' }).click();
      await page
        .getByText(/This computer is offline – watching paused/)
        .waitFor({ state: 'detached', timeout: 30_000 });
    });

    test.each([
      ['logs', '#/logs?from=now-24h'],
      ['outages', '#/logs?tab=outages'],
      ['general settings', '#/settings'],
      ['polling', '#/settings/polling'],
      ['maintenance', '#/settings/maintenance'],
      ['data', '#/settings/data'],
      ['import and export', '#/settings/transfer'],
      ['access', '#/settings/access'],
      ['about', '#/settings/about'],
    ])('%s is accessible and does not scroll the window', async (what, hash) => {
      await page.goto(`${program.url}${hash}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(500);
      await expectAccessible(page, what);
      const scrolls = await page.evaluate(
        () => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
      );
      expect(scrolls).toBe(false);
    });

    test('the palette goes to a device by keyboard alone', async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await expectAccessible(page, 'palette');
      await page.keyboard.type('rt-edge-01');
      await page.getByRole('option', { name: /rt-edge-01/ }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.url()).toMatch(/#\/device\//);
    });

    test('nothing failed and no policy was violated all the while', () => {
      expect(complaints.filter((text) => !/401/.test(text))).toEqual([]);
    });
  });

  test('leaves nothing behind', async () => {
    expect(existsSync(dataDir)).toBe(true);
    expect(await program.kill('SIGTERM')).toBe(143);
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('the flag of a demo', () => {
  test.each(['0', '2001', 'many'])('refuses %s devices as wrong usage', (count) => {
    const { code, err } = run(`--demo=${count}`, '--headless', '--listen', '127.0.0.1:0');
    expect(code).toBe(2);
    expect(err).toContain('--demo takes a number from 1 to 2000');
  });
});
