import { expect, test } from 'vitest';
import { deviceOfHash, followHash } from './route.ts';

const ID = '01890000-0000-7000-8000-000000000000';

test.each([
  [`#/device/${ID}`, ID],
  [`#/devices/${ID}`, ID],
  [`#/device/${ID}?tab=ports&from=now-6h`, ID],
  ['#/devices', undefined],
  ['#setup=abc', undefined],
  ['#/device/<b>', undefined],
  ['', undefined],
])('the address part %s names %s', (hash, id) => {
  expect(deviceOfHash(hash)).toBe(id);
});

test('a link that arrives while the window is open shows its device', () => {
  const shown: string[] = [];
  followHash({ select: (id) => shown.push(id), inspect: (on) => shown.push(String(on)) }, window);
  window.location.hash = `#/device/${ID}`;
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect(shown.slice(0, 2)).toEqual([ID, 'true']);
});
