import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { openBrowser, openPage, signIn } from './lib/page.ts';
import { type Running, start } from './lib/program.ts';

/** Pages, and what must be pressed to see more of them. */
const PAGES = [
  ['overview', '#/'],
  ['devices', '#/devices'],
  ['interfaces', '#/interfaces'],
  ['discovery', '#/discovery'],
  ['scan', '#/discovery/new'],
  ['logs', '#/logs?from=now-24h'],
  ['outages', '#/logs?tab=outages&from=now-24h'],
  ['SNMP browser', '#/tools/snmp?oid=IF-MIB::ifTable'],
  ['general', '#/settings/general'],
  ['appearance', '#/settings/appearance'],
  ['polling', '#/settings/polling'],
  ['maintenance', '#/settings/maintenance'],
  ['data', '#/settings/data'],
  ['transfer', '#/settings/transfer'],
  ['credentials', '#/settings/credentials'],
  ['MIB files', '#/settings/mibs'],
  ['access', '#/settings/access'],
  ['audit', '#/settings/audit'],
  ['shortcuts', '#/settings/shortcuts'],
  ['about', '#/settings/about'],
] as const;

/** Words that are the same in every language: units, names of protocols and products, keys. */
const NEUTRAL =
  /^(?:ms|µs|s|min|h|d|B|[KMGT]iB|GiB|bit|kbit|Mbit|Gbit|Tbit|[kMGT]|dBm|rpm|LLDP|CDP|MNDP|[VAW]|°C|UTC|GMT[+\-\d:]*|WIB|AM|PM|EN|EN-XA|Ctrl|Del|Esc|Enter|Shift|CSV|NDJSON|MIT|TCP|HTTP|DNS|ICMP|Ronda|ronda|Node|linux|x64|config|json|Mozilla|now|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|at)$/;

/** Every text in an answer of the host: what devices call themselves and their parts is in no language of ours. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => textsIn(one));
}

describe.skipIf(!hasChromium)('in a language of accents, 40 % longer (needs chromium)', () => {
  let program: Running;
  let browser: Browser;
  let page: Page;
  let names: readonly string[];

  beforeAll(async () => {
    program = await start('--demo=24', '--headless', '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    ({ page } = await openPage(context));
    await page.addInitScript(() => {
      localStorage.setItem(
        'ronda.preferences',
        JSON.stringify({ language: 'en-XA', theme: 'dark', density: 'normal' }),
      );
    });
    await signIn(page, program);
    // What people named themselves is no text of the program.
    const answer = await page.request.get(new URL('/api/v1/devices?limit=1000', program.url).href);
    const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
    const work = await page.request.get(new URL('/api/v1/maintenance', program.url).href);
    const { items: windows } = (await work.json()) as { items: Record<string, unknown>[] };
    const told = async (path: string): Promise<readonly string[]> => {
      const response = await page.request.get(new URL(`/api/v1/${path}`, program.url).href);
      return response.ok() ? textsIn(await response.json()) : [];
    };
    // What devices call their parts is known when each has been read once.
    const isRead = async ({ id, snmp, paused }: Record<string, unknown>): Promise<boolean> => {
      if (paused === true || !(snmp as { enabled: boolean }).enabled) return true;
      const state = await page.request.get(new URL(`/api/v1/devices/${String(id)}/snmp`, program.url).href);
      return ((await state.json()) as { surveyedAt: string | null }).surveyedAt !== null;
    };
    await vi.waitUntil(async () => (await Promise.all(items.map(isRead))).every(Boolean), {
      timeout: 40_000,
      interval: 500,
    });
    const id = String(items[0]?.['id']);
    const tellings = await Promise.all(
      ['interfaces?limit=1000', ...['snmp', 'metrics', 'facts'].map((what) => `devices/${id}/${what}`)].map(told),
    );
    names = [
      ...new Set(
        [
          ...items.flatMap((device) => [
            device['name'],
            device['address'],
            device['site'],
            device['country'],
            device['partner'],
            device['groups'],
            device['tags'],
            device['notes'],
          ]),
          ...windows.map((one) => one['name']),
          ...tellings.flat(),
        ]
          .flat()
          .map(String)
          .filter((name) => name.length > 1),
      ),
    ].toSorted((a, b) => b.length - a.length);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
  });

  /** Visible pieces of text without one accent, after names and neutral words are taken out. */
  async function bareTexts(): Promise<readonly string[]> {
    const texts = await page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (!element || text === '' || element.closest('kbd, code, script, style, time, .mono, [translate=no]'))
          continue;
        if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) found.push(text);
      }
      for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]:not(time)'))
        for (const name of ['aria-label', 'placeholder', 'title']) {
          const text = element.getAttribute(name);
          if (text) found.push(text);
        }
      return found;
    });
    return [...new Set(texts)].filter((text) => {
      // Letters beyond ASCII are those of the pseudo-language.
      if (/[^\s!-~·–…’“”µ]/.test(text)) return false;
      let rest = text;
      for (const name of names) rest = rest.replaceAll(name, ' ');
      const words = rest.match(/[A-Za-z][A-Za-z-]*/g) ?? [];
      return words.some((word) => !NEUTRAL.test(word));
    });
  }

  /** Buttons, heads of columns and labels whose text is longer than they are, and is not shortened on purpose. */
  const clipped = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const isShortened = (element: Element | null): boolean => {
        const { textOverflow, overflowX } = getComputedStyle(element ?? document.body);
        return textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll';
      };
      const endOf = (element: Element): number => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let end = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          // One pixel wide: only spoken.
          if ((node.parentElement?.getBoundingClientRect().width ?? 0) <= 1 || isShortened(node.parentElement))
            continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          end = Math.max(end, range.getBoundingClientRect().right);
        }
        return end;
      };
      return [...document.querySelectorAll('button, a, th, label, h1, h2, h3, [role=tab], [role=columnheader]')]
        .filter((element) => element.checkVisibility() && !isShortened(element))
        .filter((element) => endOf(element) > element.getBoundingClientRect().right + 1)
        .map((element) => `${element.tagName} ${element.textContent?.trim().slice(0, 60) ?? ''}`);
    });

  const scrolls = (): Promise<boolean> =>
    page.evaluate(
      () => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    );

  test.each(PAGES)('%s has no text outside the language files, and nothing is cut off', async (_name, hash) => {
    await page.goto(`${program.url}${hash}`);
    await page.waitForTimeout(1200);
    expect(await bareTexts()).toEqual([]);
    expect(await clipped()).toEqual([]);
    expect(await scrolls()).toBe(false);
  });

  test('the same holds for the page of a device', async () => {
    const answer = await page.request.get(new URL('/api/v1/devices?limit=1', program.url).href);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    for (const tab of ['summary', 'ports', 'graphs', 'inventory']) {
      await page.goto(`${program.url}#/device/${items[0]?.id ?? ''}?tab=${tab}`);
      await page.waitForTimeout(2000);
      expect(await bareTexts(), tab).toEqual([]);
      expect(await clipped(), tab).toEqual([]);
    }
  });

  test('the same holds for the palette, the dialog for a new device and the sheet of keys', async () => {
    for (const key of ['Control+k', 'Control+n', '?']) {
      await page.goto(`${program.url}#/logs`);
      await page.waitForTimeout(600);
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(300);
      expect(await bareTexts(), key).toEqual([]);
      expect(await clipped(), key).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});
