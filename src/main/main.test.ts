import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRig } from '../engine/testing/rig.ts';
import { parseListen } from './config.ts';
import { connectControl, controlPath, startControl } from './control.ts';
import { demoDevicesOf } from './demo.ts';
import { desktopArgs } from './desktop.ts';
import { editDistance, nearest, parseFlags } from './flags.ts';
import { createLocalNet } from './local-net.ts';
import { dataDirOf } from './paths.ts';

test.each([
  ['headles', 'headless'],
  ['lisetn', 'listen'],
  ['zzz', undefined],
])('the word nearest to "%s" is %s', (word, meant) => {
  expect(nearest(word, ['headless', 'listen', 'data-dir'])).toBe(meant);
});
test('the distance of a word to itself is nothing, to nothing its length', () => {
  expect([editDistance('abc', 'abc'), editDistance('', 'abc'), editDistance('abc', '')]).toEqual([0, 3, 3]);
});
test('a flag without its value, or with one too many, is wrong usage', () => {
  const specs = { name: { type: 'string', help: '' }, on: { type: 'boolean', help: '' } } as const;
  expect(() => parseFlags(['--name'], specs)).toThrow('needs a value');
  expect(() => parseFlags(['--on=1'], specs)).toThrow('takes no value');
  expect(parseFlags(['--name', 'x', 'word', '--on'], specs)).toMatchObject({
    flags: { name: 'x', on: true },
    words: ['word'],
  });
});

test('a flag with an optional value does not take the next word for it', () => {
  const specs = { demo: { type: 'string', isOptional: true, help: '' }, on: { type: 'boolean', help: '' } } as const;
  expect(parseFlags(['--demo', '--on'], specs).flags).toEqual({ demo: true, on: true });
  expect(parseFlags(['--demo=7', 'word'], specs)).toMatchObject({ flags: { demo: '7' }, words: ['word'] });
  expect(() => parseFlags(['--demo='], specs)).toThrow('needs a value');
  expect([demoDevicesOf({ demo: true }), demoDevicesOf({ demo: '7' }), demoDevicesOf({})]).toEqual([48, 7, undefined]);
  expect(desktopArgs(undefined, 7)).toEqual(['--demo=7']);
});

test.each([
  ['127.0.0.1:8470', { host: '127.0.0.1', port: 8470 }],
  ['[::1]:0', { host: '::1', port: 0 }],
  [':80', { host: '127.0.0.1', port: 80 }],
])('%s is a place to listen at', (text, want) => {
  expect(parseListen(text)).toEqual(want);
});
test.each(['8470', '127.0.0.1', '127.0.0.1:99999', '::1:80:x'])('%s is not a place to listen at', (text) => {
  expect(() => parseListen(text)).toThrow('ADDRESS:PORT');
});

test('a flag wins over the environment, and that over the place of the system', () => {
  expect(dataDirOf('/a', { RONDA_DATA_DIR: '/b' })).toBe('/a');
  expect(dataDirOf(undefined, { RONDA_DATA_DIR: '/b' })).toBe('/b');
  if (process.platform === 'linux') expect(dataDirOf(undefined, { XDG_DATA_HOME: '/c' })).toBe('/c/ronda');
});

test('loopback and the own addresses can always be reached, a network nobody knows cannot without a route', () => {
  const net = createLocalNet(() => performance.now());
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4');
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', ...own.map((one) => one.address)])
    expect(net.pathTo(address), address).toEqual({ usable: true });
  expect(net.pathTo('not an address')).toEqual({ usable: true });
});

test('the control socket answers its own user, survives nonsense, and goes with the program', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ronda-control-'));
  const rig = await startRig();
  const control = await startControl(rig.engine, dataDir);
  const raw = connect(controlPath(dataDir));
  raw.write('nonsense\n');
  const client = await connectControl(dataDir);
  expect(await client?.call('devices.list', {})).toEqual({ items: [], nextCursor: null });
  await expect(client?.call('devices.add', { address: '-h' })).rejects.toMatchObject({ code: 'invalid-input' });
  client?.close();
  await control.close();
  expect(await connectControl(dataDir)).toBeUndefined();
  await rig.stop();
  rmSync(dataDir, { recursive: true });
});

test('the data folder of the command line reaches the desktop program whole', () => {
  expect(desktopArgs(undefined)).toEqual([]);
  expect(desktopArgs('/some where')).toEqual(['--data-dir=/some where']);
  expect(desktopArgs('near')[0]).toBe(`--data-dir=${join(process.cwd(), 'near')}`);
});
