import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { expectAccessible, openBrowser, openPage } from './lib/page.ts';
import { type Running, start } from './lib/program.ts';
import { ROUTES, type Session, signedIn } from './lib/window-routes.ts';

const LOOKS = [
  ['dark', 'en-US'],
  ['dark', 'id-ID'],
  ['light', 'en-US'],
  ['light', 'id-ID'],
] as const;
/** More stops than any view has; a focus that never comes round again is an error. */
const MOST_STOPS = 250;

describe.skipIf(!hasChromium)('every view (needs chromium)', () => {
  let program: Running;
  let browser: Browser;
  let session: Session;

  beforeAll(async () => {
    program = await start('--demo', '--headless', '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    session = await signedIn(browser, program);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
  });

  async function open(colorScheme: 'dark' | 'light', locale: string): Promise<Page> {
    const { storageState } = session;
    const viewport = { width: 1366, height: 768 };
    return (await openPage(await browser.newContext({ viewport, colorScheme, locale, storageState }))).page;
  }
  async function go(page: Page, hash: string): Promise<void> {
    await page.goto(`${program.url}${hash.replace('{device}', session.idOf('rt-edge-01'))}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(700);
  }

  test.each(LOOKS)('has nothing that axe-core finds wrong in %s, %s', async (colorScheme, locale) => {
    const page = await open(colorScheme, locale);
    for (const [name, hash] of ROUTES) {
      await go(page, hash);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
      await expectAccessible(page, name);
    }
    await page.context().close();
  });

  test.each(LOOKS)('opens only what is accessible, too, in %s, %s', async (colorScheme, locale) => {
    const page = await open(colorScheme, locale);
    await go(page, '#/devices');
    await page.getByText('rt-edge-01', { exact: true }).first().click();
    await page.getByRole('complementary').waitFor();
    await expectAccessible(page, 'inspector');
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').waitFor();
    await expectAccessible(page, 'bulk bar');
    for (const key of ['Control+k', 'Control+n', '?', 'F2', 'Delete']) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.waitFor();
      await page.waitForTimeout(300);
      await expectAccessible(page, `dialog of ${key}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('t');
    await page.waitForTimeout(300);
    await expectAccessible(page, 'range picker');
    await page.context().close();
  });

  test.each(ROUTES)('%s is reached with Tab to its last control, each with a visible focus', async (_name, hash) => {
    const page = await open('dark', 'en-US');
    await go(page, hash);
    const { missed, bare } = await walkByTab(page);
    expect(missed).toEqual([]);
    expect(bare).toEqual([]);
    await page.context().close();
  });
});

type Stop = { readonly name: string; readonly number: number; readonly hasRing: boolean };

/** Presses Tab until the focus comes round again. @returns controls it did not come to, and stops without a ring */
async function walkByTab(
  page: Page,
): Promise<{ readonly missed: readonly string[]; readonly bare: readonly string[] }> {
  await page.evaluate(() => {
    const numbers = new WeakMap<Element, number>();
    let next = 0;
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''}`;
    const numberOf = (element: Element): number => {
      const known = numbers.get(element) ?? (next += 1);
      numbers.set(element, known);
      return known;
    };
    const hasRing = (element: Element | null): boolean => {
      for (let one = element; one !== null && one !== element?.parentElement?.parentElement; one = one.parentElement) {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        if ((outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none') return true;
      }
      return false;
    };
    Object.assign(window, {
      stopNow: () => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        return { name: nameOf(element), number: numberOf(element), hasRing: hasRing(element) };
      },
      controls: () =>
        // A list of tabs hands the focus on to the chosen one.
        [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button, input, select, textarea, [tabindex]:not([role=tablist])',
          ),
        ]
          .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.closest('[inert]') === null)
          .filter((one) => one.checkVisibility({ visibilityProperty: true }))
          .map((one) => ({ name: nameOf(one), number: numberOf(one) })),
    });
  });
  const controlsNow = () =>
    page.evaluate(() => (window as unknown as { controls(): readonly { name: string; number: number }[] }).controls());
  const before = await controlsNow();
  const stops = new Map<number, Stop>();
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => (window as unknown as { stopNow(): Stop | undefined }).stopNow());
    if (stop === undefined) continue;
    if (stops.has(stop.number)) break;
    stops.set(stop.number, stop);
  }
  // What came or went meanwhile is no control of this walk: the page lives.
  const after = new Set((await controlsNow()).map(({ number }) => number));
  return {
    missed: before.filter(({ number }) => after.has(number) && !stops.has(number)).map(({ name }) => name),
    bare: [...stops.values()].filter((stop) => !stop.hasRing).map((stop) => stop.name),
  };
}
