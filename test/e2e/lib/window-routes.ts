import type { Browser, BrowserContext } from 'playwright-core';
import type { Running } from './program.ts';

/** Every route of the window; `{device}` stands for the id of a device. */
export const ROUTES = [
  ['overview', '#/'],
  ['devices', '#/devices'],
  ['device', '#/device/{device}?from=now-6h'],
  ['ports', '#/device/{device}?tab=ports&from=now-6h'],
  ['graphs', '#/device/{device}?tab=graphs&from=now-6h'],
  ['inventory', '#/device/{device}?tab=inventory'],
  ['interfaces', '#/interfaces'],
  ['discovery', '#/discovery'],
  ['scan', '#/discovery/new'],
  ['map', '#/map'],
  ['map as list', '#/map?as=list'],
  ['world map', '#/map/geo'],
  ['logs', '#/logs?from=now-24h'],
  ['outages', '#/logs?tab=outages&from=now-24h'],
  ['find', '#/tools/find'],
  ['SNMP browser', '#/tools/snmp?target={device}&oid=IF-MIB::ifTable'],
  ['general settings', '#/settings/general'],
  ['appearance', '#/settings/appearance'],
  ['polling', '#/settings/polling'],
  ['maintenance', '#/settings/maintenance'],
  ['data', '#/settings/data'],
  ['import and export', '#/settings/transfer'],
  ['credentials', '#/settings/credentials'],
  ['MIB files', '#/settings/mibs'],
  ['access', '#/settings/access'],
  ['audit', '#/settings/audit'],
  ['shortcuts', '#/settings/shortcuts'],
  ['about', '#/settings/about'],
] as const;

export type Session = {
  readonly storageState: Awaited<ReturnType<BrowserContext['storageState']>>;
  /** Id of the device of that name. */
  readonly idOf: (name: string) => string;
};

/** Signs in once by the address of the first start; other contexts take over the cookie. */
export async function signedIn(browser: Browser, program: Running): Promise<Session> {
  const page = await browser.newPage();
  await page.goto(program.setUp ?? '');
  await page.getByRole('navigation').first().waitFor();
  await page.waitForFunction(async () => (await fetch('/api/v1/session')).ok, undefined, { polling: 250 });
  const answer = await page.request.get(new URL('/api/v1/devices?limit=1000', program.url).href);
  const { items } = (await answer.json()) as {
    readonly items: readonly { readonly id: string; readonly name: string }[];
  };
  const storageState = await page.context().storageState();
  await page.context().close();
  return { storageState, idOf: (name) => items.find((device) => device.name === name)?.id ?? '' };
}
