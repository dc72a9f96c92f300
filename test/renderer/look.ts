/**
 * Opens the built window before a fake host, takes pictures of it in both themes, both languages and two sizes,
 * and reports what axe-core and the Content-Security-Policy complain of.
 * Usage: node test/renderer/look.ts WEB_DIR PICTURE_DIR [SCENE,SCENE]
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { SCAN_ID } from './fake-discovery.ts';
import { type FakeHost, type FakeHostOptions, startFakeHost } from './fake-host.ts';

type Scene = {
  readonly name: string;
  readonly host?: Partial<FakeHostOptions>;
  readonly act: (page: Page, host: FakeHost) => Promise<void>;
};
type Look = { readonly theme: string; readonly language: string; readonly width: number; readonly height: number };

const RT = '0192f000-0001-7000-8000-000000000000';
const SW = '0192f000-0001-7000-8000-000000000006';
const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.waitForLoadState('networkidle');
  // What is being read or arranged is waited for, as long as it ends at all.
  await page.waitForTimeout(1100);
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  await page.waitForTimeout(300);
};

/** The map, when its nodes have their places: before, keys find none. */
async function toArrangedMap(page: Page): Promise<void> {
  await go(page, '#/map');
  await page.locator('[role=option]:not([aria-disabled])').first().waitFor({ state: 'attached' });
}

const SCENES: readonly Scene[] = [
  { name: 'welcome', host: { isEmpty: true }, act: (page) => go(page, '#/') },
  { name: 'wizard-networks', host: { isEmpty: true }, act: (page) => go(page, '#/discovery/new') },
  { name: 'wizard-scan', host: { isEmpty: true }, act: (page) => go(page, `#/discovery/new?scan=${SCAN_ID}`) },
  {
    name: 'wizard-review',
    host: { isEmpty: true },
    act: (page) => go(page, `#/discovery/new?scan=${SCAN_ID}&step=review`),
  },
  {
    name: 'discovery',
    act: async (page) => {
      await go(page, '#/discovery');
      await page.getByRole('row', { name: /ap-lobby-04/ }).click();
    },
  },
  { name: 'discovery-scans', act: (page) => go(page, '#/discovery?tab=scans') },
  { name: 'discovery-schedules', act: (page) => go(page, '#/discovery?tab=schedules') },
  { name: 'find', act: (page) => go(page, '#/tools/find') },
  { name: 'map', act: (page) => go(page, '#/map') },
  {
    name: 'map-node',
    act: async (page) => {
      await toArrangedMap(page);
      await page.getByRole('listbox').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('button', { name: /Legend/ }).click();
    },
  },
  {
    name: 'map-link',
    act: async (page) => {
      await toArrangedMap(page);
      await page.getByRole('listbox').focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('complementary').getByRole('listitem').getByRole('button').first().click();
    },
  },
  { name: 'map-list', act: (page) => go(page, '#/map?as=list') },
  { name: 'map-focus', act: (page) => go(page, `#/map?focus=${SW}&hops=1`) },
  {
    name: 'map-replay',
    act: async (page) => {
      await go(page, '#/map');
      await page.getByRole('button', { name: /Replay|Putar ulang/ }).click();
      await page.getByRole('slider').press('Home');
    },
  },
  { name: 'geo', act: (page) => go(page, '#/map/geo') },
  {
    name: 'geo-place',
    act: async (page) => {
      await go(page, '#/map/geo');
      await page.getByRole('listbox').focus();
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'interfaces', act: (page) => go(page, '#/interfaces') },
  {
    name: 'interfaces-inspector',
    act: async (page) => {
      await go(page, '#/interfaces?q=rt-edge-01');
      await page.getByRole('row', { name: /ether1/ }).click();
      await page.waitForTimeout(900);
    },
  },
  { name: 'interfaces-none', act: (page) => go(page, '#/interfaces?q=nothing-like-it') },
  { name: 'ports', act: (page) => go(page, `#/device/${SW}?tab=ports`) },
  {
    name: 'port',
    act: async (page) => {
      await go(page, `#/device/${RT}?tab=ports`);
      await page.getByRole('option', { name: /sfp/ }).click();
      await page.getByRole('button', { name: /every second|tiap detik/ }).click();
      await page.waitForTimeout(1800);
    },
  },
  {
    name: 'port-edit',
    act: async (page) => {
      await go(page, `#/device/${RT}?tab=ports`);
      await page.getByRole('option', { name: /ether1/ }).click();
      await page.getByRole('button', { name: /Name and speed|Nama dan kecepatan/ }).click();
    },
  },
  { name: 'graphs', act: (page) => go(page, `#/device/${RT}?tab=graphs`) },
  { name: 'inventory', act: (page) => go(page, `#/device/${RT}?tab=inventory`) },
  { name: 'summary', act: (page) => go(page, `#/device/${RT}`) },
  {
    name: 'ports-silent',
    host: {
      portTimes: 0,
      snmp: { state: 'silent', message: 'No reply to 3 requests on UDP port 161.', surveyedAt: null },
    },
    act: (page) => go(page, `#/device/${RT}?tab=ports`),
  },
  {
    name: 'ports-no-credential',
    host: { portTimes: 0, snmp: { state: 'no-credential', surveyedAt: null, credential: null } },
    act: (page) => go(page, `#/device/${RT}?tab=ports`),
  },
  { name: 'overview', act: (page) => go(page, '#/overview') },
  { name: 'list', act: (page) => go(page, '#/devices') },
  { name: 'list-no-match', act: (page) => go(page, '#/devices?q=nowhere') },
  {
    name: 'inspector',
    act: async (page) => {
      await go(page, '#/devices');
      await page.getByText('rt-edge-01', { exact: true }).click();
    },
  },
  {
    name: 'down',
    act: async (page) => {
      await go(page, '#/devices');
      await page.keyboard.press('/');
      await page.keyboard.type('gudang');
      await page.getByText('sw-dist-02', { exact: true }).click();
    },
  },
  { name: 'add', act: async (page) => page.locator('header button').last().click() },
  {
    name: 'edit-invalid',
    act: async (page) => {
      await go(page, '#/devices');
      await page.getByText('rt-edge-01', { exact: true }).click();
      await page.keyboard.press('F2');
      await page.locator('dialog input').first().fill('10.1');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'delete',
    act: async (page) => {
      await go(page, '#/devices');
      await page.getByText('nas-01', { exact: true }).click();
      await page.keyboard.press('Delete');
    },
  },
  { name: 'menu', act: async (page) => page.locator('header button').nth(2).click() },
  { name: 'shortcuts', act: async (page) => page.keyboard.press('?') },
  { name: 'empty', host: { isEmpty: true }, act: async () => undefined },
  { name: 'lost', act: async (_page, host) => host.close() },
  { name: 'offline', host: { isOffline: true }, act: async () => undefined },
  { name: 'sign-in', host: { isSignedIn: false }, act: async () => undefined },
];
const LOOKS: readonly Look[] = [
  { theme: 'dark', language: 'id', width: 1366, height: 768 },
  { theme: 'light', language: 'en', width: 1366, height: 768 },
  { theme: 'dark', language: 'en', width: 1920, height: 1080 },
  { theme: 'light', language: 'id', width: 1920, height: 1080 },
  { theme: 'dark', language: 'id', width: 1024, height: 640 },
];

const [webDir = 'out/renderer', pictureDir = 'pictures', only = ''] = process.argv.slice(2);
const scenes = SCENES.filter(({ name }) => only === '' || only.split(',').includes(name));
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** Through the debugger: the page itself may not run foreign scripts. */
async function axe(page: Page): Promise<readonly AxeResult[]> {
  await page.evaluate(axeSource);
  return page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
}

async function look(browser: Browser, scene: Scene, { theme, language, width, height }: Look): Promise<string[]> {
  const host = await startFakeHost({ webDir, ...scene.host });
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || /401|ERR_CONNECTION_REFUSED/.test(message.text())) return;
    complaints.push(`console: ${message.text().slice(0, 200)}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const preferences = JSON.stringify({ language, theme, density: 'normal' });
  await page.addInitScript(
    ([text]) => {
      if (text !== undefined) localStorage.setItem('ronda.preferences', text);
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
      );
    },
    [preferences],
  );
  await page.goto(host.url);
  await page.locator('[role=grid], h2, h1').first().waitFor();
  await page.waitForTimeout(250);
  await scene.act(page, host);
  await page.waitForTimeout(350);
  const name = `${scene.name}-${theme}-${language}-${String(width)}`;
  await page.screenshot({ path: join(pictureDir, `${name}.png`) });
  const overflow = await page.evaluate(
    'document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth',
  );
  if (overflow === true) complaints.push('the page scrolls');
  for (const { id, nodes } of await axe(page))
    complaints.push(`axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  await context.close();
  await host.close();
  return complaints.map((complaint) => `${name}: ${complaint}`);
}

await mkdir(pictureDir, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu'],
});
const complaints: string[] = [];
for (const scene of scenes)
  complaints.push(...(await Promise.all(LOOKS.map((one) => look(browser, scene, one)))).flat());
await browser.close();
console.log(
  complaints.length === 0 ? `${String(scenes.length * LOOKS.length)} pages, no complaint` : complaints.join('\n'),
);
process.exitCode = complaints.length === 0 ? 0 : 1;
