import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from '../e2e/lib/machine.ts';
import { openBrowser, openPage } from '../e2e/lib/page.ts';
import { rest, run, type Running, start, temporaryFolder } from '../e2e/lib/program.ts';
import { ALL, NO_TARGETS, PAYLOADS, REFUSED } from './lib/payloads.ts';

type Made = { readonly id: string; readonly name: string; readonly tags: readonly string[]; readonly notes: string };
type Marked = { __xss?: unknown; __policy?: string[]; polluted?: unknown };
/** The window has no place for the letters of a word beyond this. */
const WORD = 64;
const SECTIONS = [
  'general',
  'appearance',
  'polling',
  'maintenance',
  'data',
  'transfer',
  'access',
  'shortcuts',
  'about',
];

describe.skipIf(!hasChromium)('texts that would like to be code (needs chromium)', () => {
  const folder = temporaryFolder();
  const flags = ['--data-dir', folder.path];
  let program: Running;
  let browser: Browser;
  let token: string;
  let call: ReturnType<typeof rest>;
  let devices: readonly Made[] = [];

  const raw = (method: string, path: string, body: unknown) =>
    fetch(new URL(path, program.url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'payloads').out.trim();
    const quick = ['--log-level', 'debug', '--rate-limit', '100000'];
    program = await start('--headless', '--listen', '127.0.0.1:0', ...quick, ...flags);
    call = rest(program.url, token);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    folder.remove();
  });

  test('every text is taken as the text it is, in every field that takes text', async () => {
    for (const [index, text] of ALL.entries()) {
      const word = text.slice(0, WORD);
      const line = text.slice(0, 100);
      await call('POST', '/api/v1/devices', {
        address: `127.9.${String(index >> 7)}.${String((index & 127) + 1)}`,
        name: text,
        notes: `${text}\n${text}`,
        tags: [word],
        groups: [word],
        site: line,
        partner: line,
        country: line,
        dnExt: text,
        paused: index % 3 === 0,
      });
      await call('POST', '/api/v1/views', { name: line, filter: `name:"${word.replaceAll('"', '')}"`, shared: true });
      await call('POST', '/api/v1/maintenance', {
        name: line,
        start: new Date(Date.now() - 60_000).toISOString(),
        end: new Date(Date.now() + 3_600_000).toISOString(),
        groups: ['no such group'],
      });
    }
    for (const text of ALL.slice(0, 20)) await call('POST', '/api/v1/tokens', { name: text, role: 'viewer' });
    const servers = ALL.map((text, index) => ({
      partner: text.slice(0, 100),
      country: text.slice(0, 100),
      ip: `127.10.${String(index >> 7)}.${String((index & 127) + 1)}`,
      dn_ext: text,
    }));
    await call('POST', '/api/v1/imports', { content: JSON.stringify({ servers }) });
    devices = (await call<{ items: Made[] }>('GET', '/api/v1/devices?limit=1000')).items;
    // Spaces around a name go, and nothing else happens to it.
    const names = devices.map(({ name }) => name);
    for (const text of ALL)
      expect(
        names.filter((name) => name.trim() === text.trim()),
        text,
      ).toHaveLength(2);
    expect(devices).toHaveLength(2 * ALL.length);
  });

  test('what no line may hold is refused by its field, and no target is started', async () => {
    for (const text of REFUSED) {
      const answer = await raw('POST', '/api/v1/devices', { address: '127.0.0.1', name: text });
      const problem = (await answer.json()) as { errors: { path: string }[] };
      expect([answer.status, problem.errors[0]?.path], JSON.stringify(text)).toEqual([400, '/name']);
    }
    for (const address of NO_TARGETS) {
      expect((await raw('POST', '/api/v1/devices', { address })).status, JSON.stringify(address)).toBe(400);
      const content = JSON.stringify({ servers: [{ partner: 'x', country: 'x', ip: address, dn_ext: 'x' }] });
      const result = await call<{ errors: { path: string }[] }>('POST', '/api/v1/imports', { content });
      expect(result.errors[0]?.path, JSON.stringify(address)).toBe('/servers/0/ip');
    }
    const hostile = '{"servers":[],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const read = await call<{ errors: { path: string }[] }>('POST', '/api/v1/imports', { content: hostile });
    expect(read.errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['/__proto__', '/constructor']));
    expect((await call<{ items: unknown[] }>('GET', '/api/v1/devices?limit=1000')).items).toHaveLength(devices.length);
  });

  test('no filter, sort or search is more than a comparison', async () => {
    for (const text of ALL) {
      const wanted = text.slice(0, WORD).trim();
      const word = encodeURIComponent(wanted);
      const { items } = await call<{ items: Made[] }>('GET', `/api/v1/devices?limit=1000&tag=${word}`);
      expect(
        items.map(({ tags }) => tags),
        text,
      ).toEqual([[wanted]]);
      for (const path of ['devices?q=', 'devices?cursor=', 'events?kind=', 'series?metric=', 'events?cursor=']) {
        const answer = await raw('GET', `/api/v1/${path}${encodeURIComponent(text)}`, undefined);
        const body = await answer.text();
        expect(answer.status < 500, `${path}${text}: ${String(answer.status)}`).toBe(true);
        expect(body).not.toMatch(/SQLITE|syntax error|at \w+ \(|node_modules/);
      }
    }
    expect(await call<{ items: unknown[] }>('GET', '/api/v1/devices?limit=1000')).toMatchObject({
      items: { length: devices.length },
    });
  });

  test('exports carry formulas as text, under names that are safe', async () => {
    for (const path of ['events/export', 'outages/export', 'series/export', 'interfaces/export'].map(
      (one) => `/api/v1/${one}?format=csv`,
    )) {
      const answer = await raw('GET', path, undefined);
      const text = await answer.text();
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-disposition'), path).toMatch(/^attachment; filename="[\w.-]{1,80}"$/);
      const cells = [...text.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, a, b]) => a ?? b ?? '');
      const risky = cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell));
      expect(risky, path).toEqual([]);
    }
    const events = await (await raw('GET', '/api/v1/events/export?format=csv', undefined)).text();
    for (const formula of PAYLOADS['formulas'] ?? []) expect(events).toContain(`'${formula.replaceAll('"', '""')}`);
  });

  test('the command line and the log show control characters and obey none', () => {
    const plain = run('devices', ...flags);
    expect([plain.code, plain.out.match(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu)]).toEqual([0, null]);
    expect(plain.out.split('\n').filter((text) => text !== '')).toHaveLength(devices.length + 1);
    const json = run('devices', '--json', ...flags);
    const names = json.out
      .trim()
      .split('\n')
      .map((text) => (JSON.parse(text) as Made).name);
    expect(names.toSorted()).toEqual(devices.map(({ name }) => name).toSorted());
    for (const text of ['\u001b[2J', '\u009b2J', 'a\r\nFAKE'])
      for (const args of [['ping', text], ['devices', '--filter', `${text}:x`], [text], [`--${text}`]])
        expect(run(...args, ...(args[0] === 'devices' ? flags : [])).err, JSON.stringify(args)).not.toMatch(
          /(?!\n)\p{Cc}/u,
        );
    expect(program.out()).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  type Visit = { readonly page: Page; readonly complaints: string[]; readonly strangers: string[] };

  async function enter(context: BrowserContext): Promise<Visit> {
    const { page, complaints } = await openPage(context);
    const strangers: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.host !== new URL(program.url).host && url.protocol !== 'data:') strangers.push(request.url());
    });
    page.on('dialog', (dialog) => {
      strangers.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      const marked = window as unknown as Marked;
      marked.__policy = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        marked.__policy?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    await page.goto(program.url);
    await page.getByRole('textbox').fill(token);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
    // The sign-in page asks who it is, and is told.
    complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('401')));
    return { page, complaints, strangers };
  }

  /** Nothing has run, nothing was tried that the policy stopped, and no object has grown a key. */
  async function expectQuiet({ page, complaints, strangers }: Visit, where: string): Promise<void> {
    const found = await page.evaluate(() => {
      const marked = window as unknown as Marked;
      return { xss: marked.__xss, policy: marked.__policy, polluted: ({} as Marked).polluted };
    });
    expect(found, where).toEqual({ xss: undefined, policy: [], polluted: undefined });
    expect(complaints, where).toEqual([]);
    expect(strangers, where).toEqual([]);
  }
  const shown = (page: Page): Promise<string> =>
    page.evaluate(() =>
      [
        document.body.textContent ?? '',
        ...[...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value),
      ].join('\n'),
    );

  async function visitPages(visit: Visit): Promise<number> {
    const { page } = visit;
    const routes = [
      '#/',
      '#/devices',
      '#/logs?from=now-24h',
      '#/logs?tab=outages&from=now-24h',
      ...SECTIONS.map((section) => `#/settings/${section}`),
      ...ALL.flatMap((text) => [`#/devices?q=${encodeURIComponent(text)}`, `#/${encodeURIComponent(text)}`]),
    ];
    for (const [index, route] of routes.entries()) {
      await page.goto(`${program.url}${route}`);
      await page.waitForTimeout(index < 13 ? 700 : 40);
      await expectQuiet(visit, route);
    }
    return routes.length;
  }

  async function visitDevices(visit: Visit): Promise<number> {
    const { page } = visit;
    for (const { id, name } of devices) {
      await page.goto(`${program.url}#/device/${id}`);
      await page
        .waitForFunction((wanted) => document.querySelector('main')?.textContent?.includes(wanted), name, {
          polling: 30,
        })
        .catch(async (cause: unknown) => {
          throw new Error(`${name} of ${id} is not shown but: ${await shown(page)} ${visit.complaints.join()}`, {
            cause,
          });
        });
      await expectQuiet(visit, name);
    }
    return devices.length;
  }

  async function visitOverlays(visit: Visit): Promise<number> {
    const { page } = visit;
    await page.goto(`${program.url}#/devices`);
    for (const text of ALL) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(text);
      await page.waitForTimeout(30);
      await expectQuiet(visit, `palette: ${text}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    return ALL.length;
  }

  async function visitDialogs(visit: Visit): Promise<void> {
    const { page } = visit;
    await page.goto(`${program.url}#/devices`);
    const first = page.getByRole('row').nth(1);
    for (const key of ['Enter', 'F2', 'Delete']) {
      await first.click();
      await page.keyboard.press(key);
      await page.waitForTimeout(500);
      await expectQuiet(visit, `list, ${key}`);
      await page.keyboard.press('Escape');
      await page.goto(`${program.url}#/devices`);
      await first.waitFor();
    }
    await page.keyboard.press('Control+n');
    for (const text of ALL.slice(0, 30)) {
      await page.getByRole('dialog').getByLabel('Address', { exact: true }).fill(text);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(30);
      await expectQuiet(visit, `new device: ${text}`);
    }
    await page.keyboard.press('Escape');
    await page.goto(`${program.url}#/settings/about`);
    await page.getByRole('button', { name: 'Texts of the licences' }).click();
    await expect.poll(() => shown(page)).toContain('Permission is hereby granted');
    await expectQuiet(visit, 'licences');
  }

  test.each(['dark', 'light'] as const)('every page, dialog and list shows them as text (%s)', async (colorScheme) => {
    const began = performance.now();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US', colorScheme });
    const visit = await enter(context);
    const pages = await visitPages(visit);
    const views = await visitDevices(visit);
    const searches = await visitOverlays(visit);
    await visitDialogs(visit);
    const seen = await visit.page.evaluate(() => {
      const { __xss: ran, __policy: reports } = window as unknown as Marked;
      return { scriptsRun: ran === undefined ? 0 : 1, policyReports: reports?.length };
    });
    await context.close();
    const figures = { theme: colorScheme, payloads: ALL.length, pages, devicePages: views, searches };
    const quiet = { ...seen, pageErrors: visit.complaints.length, foreignRequests: visit.strangers.length };
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(JSON.stringify({ what: 'payload suites in Chromium', ...figures, ...quiet, seconds }));
  });

  test('the policy would have reported a script that runs: the look-out itself works', async () => {
    const context = await browser.newContext();
    const visit = await enter(context);
    const stopped = await visit.page.evaluate(() => {
      const image = document.createElement('img');
      try {
        image.setAttribute('onerror', 'window.__xss=1');
        return false;
      } catch {
        return true;
      }
    });
    expect(stopped).toBe(true);
    await expect
      .poll(() => visit.page.evaluate(() => (window as unknown as Marked).__policy?.length ?? 0))
      .toBeGreaterThan(0);
    await context.close();
  });
});
