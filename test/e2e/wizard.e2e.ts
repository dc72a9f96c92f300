import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasChromium } from './lib/machine.ts';
import { expectAccessible, openBrowser, openPage, signIn } from './lib/page.ts';
import { BIN, owned, type Running, start, temporaryFolder } from './lib/program.ts';

const AGENTS = 12;
const UDP = 21_161;

/** Simulated devices from 127.10.0.1 on. */
async function simulate(): Promise<ChildProcess> {
  const words = ['sim', '--agents', String(AGENTS), '--udp', String(UDP), '--listen', '127.0.0.1:0'];
  const child = owned(spawn(BIN, words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await new Promise<void>((ready) => createInterface(child.stdout).once('line', () => ready()));
  return child;
}

describe.skipIf(!hasChromium)('a newcomer', () => {
  const folder = temporaryFolder();
  let program: Running;
  let agents: ChildProcess;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const get = async <T>(path: string): Promise<T> =>
    (await (await page.request.get(new URL(path, program.url).href)).json()) as T;

  beforeAll(async () => {
    agents = await simulate();
    program = await start('--headless', '--data-dir', folder.path, '--listen', '127.0.0.1:0');
    browser = await openBrowser();
    ({ page, complaints } = await openPage(await browser.newContext({ locale: 'en-US' })));
  });
  afterAll(async () => {
    await browser.close();
    agents.kill('SIGTERM');
    await program.kill('SIGTERM');
    folder.remove();
  });

  test('is led to the networks of this computer', async () => {
    await signIn(page, program);
    await page.getByRole('button', { name: 'Scan my network' }).click();
    await page.getByRole('heading', { name: 'Which networks?' }).waitFor();
    await expectAccessible(page, 'networks');
  });

  test('sees the devices as they answer', async () => {
    // Only what is simulated, whatever this computer is plugged into.
    for (const box of await page.getByRole('list', { name: 'Which networks?' }).getByRole('checkbox').all())
      if (await box.isChecked()) await box.uncheck();
    await page.getByLabel('Also follow').uncheck();
    await page.getByLabel('Other addresses').fill(`127.10.0.1-${String(AGENTS)}`);
    await page.getByLabel('UDP port of SNMP').fill(String(UDP));
    await page.getByRole('button', { name: 'Start the scan' }).click();
    await page.getByRole('grid', { name: 'Found' }).waitFor({ timeout: 30_000 });
    await expectAccessible(page, 'scan');
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
    await page.getByText(`answers on ${String(AGENTS)} of`, { exact: false }).waitFor();
  });

  test('chooses what is watched, and finds it on the map', async () => {
    await page.getByRole('button', { name: /^Review/ }).click();
    await page.getByRole('heading', { name: 'What shall be watched?' }).waitFor();
    await expectAccessible(page, 'review');
    for (const box of await page.locator('fieldset > label input').all()) await box.check();
    await page.getByRole('button', { name: `Watch ${String(AGENTS)}` }).click();
    await page.waitForURL(/#\/map/);
    await vi.waitUntil(
      async () => {
        const { nodes } = await get<{ nodes: { kind: string }[] }>('/api/v1/topology');
        return nodes.filter(({ kind }) => kind === 'device').length === AGENTS;
      },
      { timeout: 30_000, interval: 500 },
    );
    await expectAccessible(page, 'map');
    expect(complaints).toEqual([]);
  });

  test('has nothing left to decide, and one scan to look back at', async () => {
    await page.goto(`${program.url}#/discovery?tab=scans`);
    const before = await get<{ items: { targets: string[] }[] }>('/api/v1/scans');
    expect(before.items).toHaveLength(1);
    await page.goto(`${program.url}#/discovery`);
    await page.getByText('Nothing to review.').waitFor();
  });
});
