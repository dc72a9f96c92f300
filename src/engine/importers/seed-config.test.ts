import { expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';
import seedConfig from './seed-config.ts';

const server = (ip: string, more: object = {}) => ({ partner: 'P', country: 'ID', ip, dn_ext: `${ip}.test`, ...more });
const config = (servers: readonly unknown[], more: object = {}) => JSON.stringify({ servers, ...more });
const WHOLE = {
  database_path: 'database.db',
  servers: [server('192.0.2.1'), server('example.org', { country: 'SG' })],
  ping_count: 3,
  ping_timeout: 2,
  windows_params: { os: 'windows', count_param: '-n', timeout_param: '-w' },
  unix_params: { os: 'unix', count_param: '-c', timeout_param: '-W' },
  latency_thresholds: { excellent: 10, good: 20, fair: 30, poor: 40, critical: 50 },
};
const paths = (text: string) => seedConfig.read(text).errors.map((error) => error.path);

test('a whole file becomes devices with its count, timeout and thresholds', () => {
  const { devices, errors } = seedConfig.read(JSON.stringify(WHOLE));
  expect(errors).toEqual([]);
  expect(devices[1]?.device).toEqual({
    address: 'example.org',
    name: 'example.org.test',
    partner: 'P',
    country: 'SG',
    dnExt: 'example.org.test',
    limits: { excellentMs: 10, goodMs: 20, fairMs: 30, poorMs: 40, criticalMs: 50 },
    checks: [{ type: 'icmp', count: 3, timeoutMs: 2000 }],
  });
});

test.each([
  ['no JSON', '{', ['/']],
  ['a list', '[]', ['/']],
  ['no servers', '{}', ['/servers']],
  ['a server that is a word', config(['x']), ['/servers/0']],
  [
    'a missing and an unknown field',
    config([{ partner: 'P', country: 'C', ip: '1.2.3.4', colour: 1 }]),
    ['/servers/0/dn_ext', '/servers/0/colour'],
  ],
  [
    'wrong targets',
    config([server('-h'), server('2130706433'), server('a;id')]),
    ['/servers/0/ip', '/servers/1/ip', '/servers/2/ip'],
  ],
  ['one address twice', config([server('192.0.2.1'), server('192.0.2.1')]), ['/servers/1/ip']],
  ['a hostile key', '{"servers":[],"__proto__":{"x":1}}', ['/__proto__']],
  ['a hostile key further down', '{"servers":[{"constructor":{}}]}', ['/servers/0/constructor']],
  ['an unknown key', config([], { colour: 'red' }), ['/colour']],
  ['wrong types', config([], { ping_count: '4', ping_timeout: -1 }), ['/ping_count', '/ping_timeout']],
  [
    'thresholds that fall',
    config([], { latency_thresholds: { excellent: 9, good: 8, fair: 9, poor: 9, critical: 9 } }),
    ['/latency_thresholds'],
  ],
])('%s is refused with every path', (_what, text, wanted) => {
  expect(paths(text)).toEqual(wanted);
});

test('a byte order mark and CRLF do no harm', () => {
  expect(paths(`\uFEFF${JSON.stringify(WHOLE, undefined, 2).replaceAll('\n', '\r\n')}`)).toEqual([]);
});

test('an import is all or nothing, changes nothing the second time, and comes back out as it went in', async () => {
  const rig = await startRig();
  const content = JSON.stringify(WHOLE);
  const broken = config([...WHOLE.servers, server('-h')]);
  expect(await rig.call('imports.run', { content: broken })).toMatchObject({
    added: 0,
    errors: [{ path: '/servers/2/ip' }],
  });
  expect((await rig.call('devices.list', {})).items).toEqual([]);
  expect(await rig.call('imports.run', { content, dryRun: true })).toMatchObject({
    dryRun: true,
    added: 2,
    errors: [],
  });
  expect((await rig.call('devices.list', {})).items).toEqual([]);
  expect(await rig.call('imports.run', { content })).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
  const before = (await rig.call('devices.list', {})).items;
  expect(await rig.call('imports.run', { content })).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect((await rig.call('devices.list', {})).items).toEqual(before);
  expect(await rig.call('exports.seedConfig', {})).toEqual(WHOLE);
  const changed = JSON.stringify({ ...WHOLE, ping_count: 5 });
  expect(await rig.call('imports.run', { content: changed })).toMatchObject({ changed: 2 });
  const after = (await rig.call('devices.list', {})).items;
  expect(after.map((device) => device.checks[0]?.id)).toEqual(before.map((device) => device.checks[0]?.id));
  expect(after[0]?.checks[0]).toMatchObject({ count: 5, timeoutMs: 2000 });
  expect(await rig.call('imports.run', { content: broken, skipInvalid: true })).toMatchObject({ skipped: 1 });
  await rig.stop();
});

test('imported thresholds judge the imported devices', async () => {
  const rig = await startRig();
  await rig.call('imports.run', { content: JSON.stringify(WHOLE) });
  const [number = -1] = rig.prober.targets.keys();
  const id = (await rig.call('devices.list', { q: '192.0.2.1' })).items[0]?.id ?? '';
  for (const offset of [0, 1, 2]) rig.prober.round(number, Date.now() + offset, 60);
  expect((await rig.call('devices.get', { id })).state).toBe('major');
  await rig.stop();
});
