import { expect, test } from 'vitest';
import { createRouter, hashOf, parseRoute } from './route.ts';

const ID = '01890000-0000-7000-8000-000000000000';

test.each([
  [`#/device/${ID}`, 'device', ID],
  [`#/devices/${ID}`, 'device', ID],
  [`#/device/${ID}?tab=ports&from=now-6h`, 'device', ID],
  ['#/devices', 'devices', undefined],
  ['#/settings/appearance', 'settings', 'appearance'],
  ['#/tools/snmp?target=x', 'tools', 'snmp'],
  ['#/settings/<b>', 'settings', undefined],
  ['#/', 'overview', undefined],
  ['', 'overview', undefined],
  ['#setup=abc', 'overview', undefined],
  ['#/device/<b>', 'overview', undefined],
  ['#/device', 'overview', undefined],
  ['#/__proto__', 'overview', undefined],
] as const)('the fragment %s leads to %s', (hash, view, id) => {
  expect(parseRoute(hash)).toMatchObject({ view, id });
});

test('parameters come back as they were written', () => {
  const params = { q: 'site:"Gudang B" latency>50ms & more=1', from: 'now-6h' };
  expect(parseRoute(hashOf({ view: 'devices', params })).params).toEqual(params);
  expect(hashOf({ view: 'overview', params: { q: '' } })).toBe('#/');
});

test('the router follows links and changes parameters in place', () => {
  window.location.hash = '#/devices';
  const router = createRouter(window);
  router.tune({ q: 'up' });
  expect(router.store.getState()).toMatchObject({ view: 'devices', params: { q: 'up' } });
  window.location.hash = `#/device/${ID}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect(router.store.getState()).toMatchObject({ view: 'device', id: ID, params: {} });
});

test('a page that is being left does not take the window back', () => {
  window.location.hash = '#/devices';
  const router = createRouter(window);
  // The event of it comes later, and an effect of the old page in between.
  window.location.hash = `#/device/${ID}`;
  router.tune({ from: 'now-6h' });
  expect(window.location.hash).toBe(`#/device/${ID}`);
});

test('what the address asks for already is not lost by a change of another parameter', () => {
  window.location.hash = '#/logs';
  const router = createRouter(window);
  window.location.hash = '#/logs?kind=device';
  router.tune({ tab: 'outages' });
  expect(router.store.getState().params).toEqual({ kind: 'device', tab: 'outages' });
});
