// Makes the pictures of the README from the running program: real checks of loopback addresses, both themes and languages.
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const OUT = 'docs/screenshots';
const SHOTS = [
  { name: 'devices-dark-en', width: 1366, height: 768, colorScheme: 'dark', locale: 'en-US' },
  { name: 'devices-light-id', width: 1366, height: 768, colorScheme: 'light', locale: 'id-ID' },
] as const;
/** Long enough for a full bar of 30 rounds of one second. */
const WARM_UP_MS = 34_000;

const ping = { type: 'icmp', intervalS: 1, count: 3 };
const closed = { type: 'tcp', port: 9, intervalS: 2 };
const NAMES = [
  ['rt-edge-01', 'Kantor Surabaya', ping],
  ['rt-edge-02', 'Kantor Surabaya', ping],
  ['sw-core-01', 'Kantor Surabaya', ping],
  ['sw-dist-01', 'Kantor Surabaya', ping],
  ['sw-dist-02', 'Gudang B', closed],
  ['sw-acc-01', 'Gudang B', ping],
  ['ap-lobby-01', 'Kantor Surabaya', ping],
  ['ap-lantai1-02', 'Kantor Surabaya', ping],
  ['srv-pve-01', 'Kantor Surabaya', ping],
  ['nas-01', 'Gudang B', ping, closed],
  ['cam-gate-1', 'Gudang B', ping],
  ['prn-hr', 'Kantor Surabaya', ping],
] as const;

const folder = temporaryFolder();
const flags = ['--data-dir', folder.path];
const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'screenshots').out.trim();
const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
const call = rest(program.url, token);
for (const [index, [name, site, ...checks]] of NAMES.entries())
  await call('POST', '/api/v1/devices', {
    name,
    site,
    checks,
    address: `127.20.1.${String(index + 1)}`,
    tags: ['demo'],
  });
const { items } = await call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/devices?q=prn-hr');
await call('PATCH', `/api/v1/devices/${items[0]?.id ?? ''}`, { paused: true });
await wait(WARM_UP_MS);

mkdirSync(OUT, { recursive: true });
const browser = await openBrowser();
for (const { name, width, height, colorScheme, locale } of SHOTS) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
  const page = await context.newPage();
  await page.goto(program.url);
  await page.getByRole('textbox').fill(token);
  await page.keyboard.press('Enter');
  await page.getByText('nas-01').click();
  await page.getByRole('complementary').waitFor();
  await wait(2500);
  await page.screenshot({ path: `${OUT}/${name}.png` });
  await context.close();
  console.log(`${OUT}/${name}.png`);
}
await browser.close();
await program.kill('SIGTERM');
folder.remove();
