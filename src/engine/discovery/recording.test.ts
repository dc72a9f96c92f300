import { beforeEach, expect, test } from 'vitest';
import type { StoredDevice, StoredHost } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { createHostBook } from './host-book.ts';
import type { Reading, Sighting } from './messages.ts';
import { createRecording, type Recorder } from './recording.ts';
import { createReview } from './review.ts';

const NO_WIRING: Wiring = {
  identity: {},
  ports: [],
  addresses: [],
  neighbours: [],
  fdb: [],
  arp: [],
  stp: [],
  lags: [],
  peers: [],
  nextHops: [],
  doubts: [],
};
const chassis = (hex: string) => ({ chassisId: { subtype: 4, hex } });
const sighting = (address: string, reading: Partial<Reading> | null, more: Partial<Sighting> = {}): Sighting => ({
  address,
  at: 1000,
  via: 'sweep',
  answers: reading === null ? ['icmp'] : ['icmp', 'snmp'],
  rttMs: 1,
  mac: null,
  names: {},
  key: null,
  reading: reading === null ? null : { wiring: NO_WIRING, ...reading },
  ...more,
});
const scan = (scanId: string): Recorder => ({
  scanId,
  site: '',
  groups: [],
  snmpPort: 161,
  before: new Map(),
  outcomes: new Map(),
  credentialOf: () => null,
});

let ids = 0;
let devices: Partial<StoredDevice>[] = [];
let book = createHostBook(() => 0);
let recording = createRecording({ book, newId: () => `host-${String((ids += 1))}`, deviceOf: () => undefined });
const hosts = (): readonly StoredHost[] => [...book.all()];
beforeEach(() => {
  ids = 0;
  devices = [];
  book = createHostBook(() => 0);
  recording = createRecording({
    book,
    newId: () => `host-${String((ids += 1))}`,
    deviceOf: (addresses) =>
      devices.find(({ id = '', address = '' }) => book.get(id) === undefined && addresses.includes(address)) as
        | StoredDevice
        | undefined,
  });
});

test('one router at three addresses is one host, reached by the first', () => {
  const wiring = { ...NO_WIRING, identity: chassis('027700000101') };
  const first = scan('a');
  for (const address of ['10.0.0.1', '10.0.1.1', '10.0.2.1'])
    recording.take(sighting(address, { sysName: 'edge', wiring }), first);
  expect(hosts()).toMatchObject([{ address: '10.0.0.1', addresses: ['10.0.0.1', '10.0.1.1', '10.0.2.1'] }]);
  expect([...first.outcomes.values()]).toEqual(['new']);
});

test('a second scan that sees the same changes nothing', () => {
  const same = sighting('10.0.0.1', {
    sysName: 'edge',
    version: '7.1',
    wiring: { ...NO_WIRING, identity: chassis('027700000101') },
  });
  recording.take(same, scan('a'));
  const second = scan('b');
  expect(recording.take(same, second)).toMatchObject({ state: 'new', differences: [] });
  expect([...second.outcomes.values()]).toEqual(['known']);
});

test('what changed is told with before and after, and learning more is no change', () => {
  const wiring = { ...NO_WIRING, identity: chassis('027700000101') };
  const { id } = recording.take(sighting('10.0.0.1', { sysName: 'edge', version: '7.1', wiring }), scan('a'));
  book.put({ ...(book.get(id) as StoredHost), state: 'known', deviceId: id });
  const changed = recording.take(
    sighting('10.0.0.1', { sysName: 'edge', version: '7.2', model: 'X', wiring }),
    scan('b'),
  );
  expect(changed).toMatchObject({ state: 'changed', differences: [{ field: 'version', before: '7.1', after: '7.2' }] });
});

test('two devices with one serial number are both kept, and both are doubted', () => {
  const of = (hex: string) => ({ serial: 'FOC1234X', wiring: { ...NO_WIRING, identity: chassis(hex) } });
  const recorder = scan('a');
  recording.take(sighting('10.0.0.1', { sysName: 'a', ...of('027700000101') }), recorder);
  recording.take(sighting('10.0.0.2', { sysName: 'b', ...of('027700000201') }), recorder);
  expect(hosts().map(({ state, conflictsWith }) => ({ state, conflictsWith }))).toEqual([
    { state: 'conflicting', conflictsWith: ['host-2'] },
    { state: 'conflicting', conflictsWith: ['host-1'] },
  ]);
  expect([...recorder.outcomes.values()]).toEqual(['conflicting', 'conflicting']);
});

test('what a person decided about two hosts wins, also in later scans', async () => {
  const of = (hex: string) => ({ serial: 'FOC1234X', wiring: { ...NO_WIRING, identity: chassis(hex) } });
  const sweep = (id: string) => {
    const recorder = scan(id);
    recording.take(sighting('10.0.0.1', { sysName: 'a', ...of('027700000101') }), recorder);
    recording.take(sighting('10.0.0.2', { sysName: 'b', ...of('027700000201') }), recorder);
  };
  sweep('a');
  const review = createReview({ book, commit: async () => undefined });
  await review.merge(['host-1', 'host-2'], false);
  sweep('b');
  expect(hosts().map(({ state }) => state)).toEqual(['new', 'new']);
});

test('an address that is silent to SNMP takes nothing away from what is known', () => {
  const wiring = { ...NO_WIRING, identity: chassis('027700000101') };
  recording.take(sighting('10.0.0.1', { sysName: 'edge', vendor: 'Cisco', wiring }), scan('a'));
  expect(recording.take(sighting('10.0.0.1', null), scan('b'))).toMatchObject({
    vendor: 'Cisco',
    isRead: true,
    differences: [],
  });
});

test('a device that was added by hand is the host at its address', () => {
  devices = [{ id: 'device', address: '10.0.0.1' }];
  expect(recording.take(sighting('10.0.0.1', null), scan('a'))).toMatchObject({
    id: 'device',
    deviceId: 'device',
    state: 'known',
  });
});

test('a host that turns out to be a watched device takes its id, and the other is gone', () => {
  recording.take(sighting('10.0.0.1', null), scan('a'));
  devices = [{ id: 'device', address: '10.0.0.1' }];
  recording.take(sighting('10.0.0.1', null), scan('b'));
  expect(hosts().map(({ id }) => id)).toEqual(['device']);
});
