// Makes the pictures of the README from the running program, on the simulated network: both themes, both languages.
// `node scripts/screenshots.ts [--all DIR]`: with --all every view, size, theme and language, to look at.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { BIN, owned, type Running, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });

type Look = { readonly theme: 'dark' | 'light'; readonly language: 'en' | 'id'; readonly width: number };
type Shot = Look & { readonly view: string; readonly to: string };

/** Where to go and what to do there before the picture is taken. */
const VIEWS: Readonly<Record<string, { readonly hash: string; readonly prepare?: (page: Page) => Promise<void> }>> = {
  overview: { hash: '#/' },
  devices: {
    hash: '#/devices',
    prepare: async (page) => {
      await page.getByRole('row', { name: /rt-edge-01/ }).click();
      await page.getByRole('complementary').waitFor();
    },
  },
  tiles: { hash: '#/devices', prepare: (page) => choose(page, /^(Tiles|Ubin)$/) },
  tree: { hash: '#/devices', prepare: (page) => choose(page, /^(Tree|Pohon)/) },
  device: { hash: '#/device/{pop-singapura-01}?from=now-6h' },
  ports: { hash: '#/device/{pop-singapura-01}?tab=ports&from=now-6h' },
  graphs: { hash: '#/device/{pop-singapura-01}?tab=graphs&from=now-6h' },
  inventory: { hash: '#/device/{pop-singapura-01}?tab=inventory' },
  interfaces: { hash: '#/interfaces' },
  map: { hash: '#/map' },
  'map-list': { hash: '#/map?as=list' },
  geo: { hash: '#/map/geo' },
  logs: { hash: '#/logs?from=now-24h' },
  outages: { hash: '#/logs?tab=outages&from=now-24h' },
  tools: { hash: '#/tools/snmp?target={pop-singapura-01}&oid=IF-MIB::ifTable' },
  general: { hash: '#/settings/general' },
  appearance: { hash: '#/settings/appearance' },
  polling: { hash: '#/settings/polling' },
  maintenance: { hash: '#/settings/maintenance' },
  data: { hash: '#/settings/data' },
  transfer: { hash: '#/settings/transfer' },
  credentials: { hash: '#/settings/credentials' },
  mibs: { hash: '#/settings/mibs' },
  access: { hash: '#/settings/access' },
  audit: { hash: '#/settings/audit' },
  about: { hash: '#/settings/about' },
  palette: {
    hash: '#/',
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('edge');
    },
  },
  add: { hash: '#/devices', prepare: (page) => page.keyboard.press('Control+n') },
};

const choose = (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).click();

const README = [
  'overview dark en',
  'overview light id',
  'devices dark en',
  'devices light id',
  'device dark en',
  'ports dark en',
  'interfaces light en',
  'logs light en',
  'map dark en',
  'map light id',
  'map-list dark en',
  'map-list light id',
  'geo dark en',
  'geo light id',
  'wizard-scan dark id',
  'wizard-scan light en',
  'wizard-review dark en',
  'wizard-review light id',
];

/** "view theme language" as a picture of the README. */
function forReadme(text: string): Shot {
  const [view = '', theme, language] = text.split(' ');
  const shot = {
    view,
    theme: theme === 'dark' ? theme : 'light',
    language: language === 'en' ? language : 'id',
    width: 1366,
  } as const;
  return { ...shot, to: `docs/screenshots/${nameOf(shot)}` };
}

function nameOf({ view, theme, language, width }: Look & { readonly view: string }): string {
  return `${view}-${theme}-${language}${width === 1366 ? '' : `-${String(width)}`}.png`;
}

function everything(folder: string): readonly Shot[] {
  mkdirSync(folder, { recursive: true });
  const views = [...Object.keys(VIEWS), ...Object.keys(SCANNED)].filter(
    (view) => values.only === undefined || values.only.split(',').includes(view),
  );
  return views.flatMap((view) =>
    ([1366, 1920] as const).flatMap((width) =>
      (['dark', 'light'] as const).map((theme) => {
        const shot = { view, theme, width, language: theme === 'dark' ? ('en' as const) : ('id' as const) };
        return { ...shot, to: join(folder, nameOf(shot)) };
      }),
    ),
  );
}

/** What is shown of a scan: a demo has no network that could be scanned. */
const SCANNED: typeof VIEWS = {
  welcome: { hash: '#/' },
  'wizard-networks': { hash: '#/discovery/new' },
  'wizard-scan': { hash: '#/discovery/new?scan={scan}' },
  'wizard-review': { hash: '#/discovery/new?scan={scan}&step=review' },
  discovery: { hash: '#/discovery' },
};
const AGENTS = 36;
const UDP = '21161';

type Names = (name: string) => string;
type Item = { readonly id: string; readonly name: string };

async function shoot(
  browser: Browser,
  program: Running,
  shots: readonly Shot[],
  begin: (page: Page) => Promise<Names>,
) {
  const first = await browser.newPage();
  await first.goto(program.setUp ?? '');
  await first.getByRole('navigation').first().waitFor();
  // The cookie of the session is in place a little after the page shows itself.
  while (!(await first.request.get(new URL('/api/v1/session', program.url).href)).ok()) await wait(200);
  const idOf = await begin(first);
  const storageState = await first.context().storageState();
  for (const { view, theme, language, width, to } of shots) {
    const context = await browser.newContext({
      viewport: { width, height: width === 1366 ? 768 : 1080 },
      colorScheme: theme,
      locale: language === 'en' ? 'en-US' : 'id-ID',
      storageState,
    });
    const page = await context.newPage();
    const { hash, prepare } = VIEWS[view] ?? SCANNED[view] ?? { hash: '#/' };
    await page.goto(`${program.url}${hash.replace(/\{(.+?)\}/, (_, name: string) => idOf(name))}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await wait(1500);
    await prepare?.(page);
    await wait(1500);
    await page.screenshot({ path: to });
    await context.close();
    console.log(to);
  }
  await first.context().close();
  await program.kill('SIGTERM');
}

async function ofDemo(page: Page, { url }: Running): Promise<Names> {
  const answer = await page.request.get(new URL('/api/v1/devices?limit=1000', url).href);
  const { items } = (await answer.json()) as { readonly items: readonly Item[] };
  // Long enough for the live values of every device.
  await wait(20_000);
  return (name) => items.find((one) => one.name === name)?.id ?? '';
}

async function ofScan(page: Page, { url }: Running): Promise<Names> {
  const answer = await page.request.post(new URL('/api/v1/scans', url).href, {
    headers: { 'x-ronda-request': '1' },
    data: {
      targets: [`127.10.0.1-${String(AGENTS)}`],
      snmpPort: Number(UDP),
      credentials: [
        { kind: 'snmp-v2c', community: 'office' },
        { kind: 'snmp-v2c', community: 'public' },
      ],
    },
  });
  const { id } = (await answer.json()) as Item;
  await wait(15_000);
  return () => id;
}

const shots = values.all === undefined ? README.map(forReadme) : everything(values.all);
const browser = await openBrowser();
const isScanned = ({ view }: Shot): boolean => Object.hasOwn(SCANNED, view);
const [demoShots, scanShots] = [shots.filter((one) => !isScanned(one)), shots.filter(isScanned)];
if (demoShots.length > 0) {
  const program = await start('--demo', '--headless', '--listen', '127.0.0.1:0');
  await shoot(browser, program, demoShots, (page) => ofDemo(page, program));
}
if (scanShots.length > 0) {
  const folder = temporaryFolder();
  const words = ['sim', '--agents', String(AGENTS), '--udp', UDP, '--listen', '127.0.0.1:0'];
  const agents = owned(spawn(BIN, words, { stdio: 'ignore' }));
  const program = await start('--headless', '--data-dir', folder.path, '--listen', '127.0.0.1:0');
  await shoot(browser, program, scanShots, (page) => ofScan(page, program));
  agents.kill('SIGTERM');
  folder.remove();
}
await browser.close();
