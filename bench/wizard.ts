// How long a newcomer takes from an empty window to a map. A browser plays the wizard on a network of real daemons, once
// without typing and once with one SNMPv3 user typed, and counts what is on the map.
// `node bench/wizard.ts --lab DIR`: DIR has the programs up and status of the lab and its expected.json.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/e2e/lib/page.ts';
import { endAll, rest, run, start, temporaryFolder } from '../test/e2e/lib/program.ts';

const { values } = parseArgs({ options: { lab: { type: 'string' } } });
if (values.lab === undefined || spawnSync(join(values.lab, 'status')).status !== 0) {
  console.log(JSON.stringify({ what: 'wizard', skipped: 'no lab is up: give its folder with --lab' }));
  process.exit(0);
}
type Truth = { readonly nodes: readonly { readonly managementAddress: string; readonly snmp: boolean }[] };
const { nodes: expected } = JSON.parse(readFileSync(join(values.lab, 'expected.json'), 'utf8')) as Truth;
const V3 = {
  user: 'strong',
  auth: 'sha512',
  authPassword: 'lab77-auth-pass',
  priv: 'aes256',
  privPassword: 'lab77-priv-pass',
};
const LONGEST_MS = 180_000;

type Topology = { readonly nodes: readonly { readonly id: string; readonly addresses: readonly string[] }[] };
type Maps = { readonly items: readonly { readonly id: string }[] };
type MapView = { readonly placements: readonly { readonly node: string }[] };

/** Share of what there is that stands on the first map. */
async function shareOnMap(call: ReturnType<typeof rest>): Promise<number> {
  const { nodes } = await call<Topology>('GET', '/api/v1/topology');
  const { items } = await call<Maps>('GET', '/api/v1/maps');
  const map = await call<MapView>('GET', `/api/v1/maps/${items[0]?.id ?? ''}`);
  const placed = new Set(map.placements.map(({ node }) => node));
  const shown = new Set(nodes.filter(({ id }) => placed.has(id)).flatMap(({ addresses }) => addresses));
  return expected.filter(({ managementAddress }) => shown.has(managementAddress)).length / expected.length;
}

async function typeUser(page: Page): Promise<void> {
  await page.getByLabel('Kind').selectOption('snmp-v3');
  await page.getByLabel('User').fill(V3.user);
  await page.getByLabel('Authentication', { exact: true }).selectOption(V3.auth);
  await page.getByLabel('Authentication password').fill(V3.authPassword);
  await page.getByLabel('Encryption', { exact: true }).selectOption(V3.priv);
  await page.getByLabel('Encryption password').fill(V3.privPassword);
  await page.getByRole('button', { name: 'Try it' }).click();
}

async function play(types: boolean): Promise<object> {
  const folder = temporaryFolder();
  const key = `${folder.path}.key`;
  const flags = ['--data-dir', folder.path];
  run('vault', 'init', '--key-file', key, ...flags);
  const program = await start('--headless', '--listen', '127.0.0.1:0', '--key-file', key, ...flags);
  // Only a program without tokens prints the address of a first start.
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'bench').out.trim();
  const call = rest(program.url, token);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1366, height: 768 } });
    await page.goto(program.setUp ?? program.url);
    const scan = page.getByRole('button', { name: 'Scan my network' });
    await scan.waitFor();
    const began = performance.now();
    const seconds = (): number => Number(((performance.now() - began) / 1000).toFixed(1));
    await scan.click();
    for (const box of await page.getByRole('checkbox', { name: /lab77/ }).all()) await box.check();
    await page.getByRole('button', { name: 'Start the scan' }).click();
    if (types) await typeUser(page);
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: LONGEST_MS });
    const scannedS = seconds();
    await page.getByRole('button', { name: /^Review/ }).click();
    for (const box of await page.locator('fieldset > label input').all()) await box.check();
    await page.getByRole('button', { name: /^Watch/ }).click();
    let share = 0;
    while (share < 0.9 && performance.now() - began < LONGEST_MS) {
      await wait(500);
      share = await shareOnMap(call);
    }
    return { typed: types, scannedS, onMapS: seconds(), share, expected: expected.length };
  } finally {
    await browser.close();
    await program.kill('SIGTERM');
    folder.remove();
  }
}

try {
  for (const types of [false, true]) console.log(JSON.stringify({ what: 'wizard', ...(await play(types)) }));
} finally {
  await endAll();
}
