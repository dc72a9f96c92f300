import { expect, test } from 'vitest';
import { type Identity, soundChassis, soundEngine, soundMac, soundSerial, verdictOf } from './identity.ts';

const NOBODY: Identity = {
  chassisId: null,
  bridgeMac: null,
  serial: null,
  engineId: null,
  sysName: null,
  sysObjectId: null,
  addresses: [],
  macs: [],
  isRead: true,
};
const host = (fields: Partial<Identity>): Identity => ({ ...NOBODY, ...fields });

test('one chassis at two addresses is one device', () => {
  const a = host({ chassisId: 'mac 1', sysName: 'a', addresses: ['10.0.0.1'] });
  expect(verdictOf(a, host({ chassisId: 'mac 1', sysName: 'b', addresses: ['10.9.0.1'] }))).toMatchObject({
    isSame: true,
    by: 'chassisId',
  });
});

test('two devices with one serial number stay two, and it is doubted', () => {
  const a = host({ chassisId: 'mac 1', serial: 'AB1234', addresses: ['10.0.0.1'] });
  const b = host({ chassisId: 'mac 2', serial: 'AB1234', addresses: ['10.0.0.2'] });
  expect(verdictOf(a, b)).toEqual({ isSame: false, by: null, against: ['serial'] });
});

test('a chassis with two serial numbers at two addresses is copied; at one address a part was exchanged', () => {
  const a = host({ chassisId: 'mac 1', serial: 'AB1234', addresses: ['10.0.0.3'] });
  expect(verdictOf(a, { ...a, serial: 'CD5678', addresses: ['10.0.0.4'] })).toMatchObject({
    isSame: false,
    against: ['chassisId'],
  });
  expect(verdictOf(a, { ...a, serial: 'CD5678' }).isSame).toBe(true);
});

test('new hardware with the old name at the old address is the same host, changed', () => {
  const a = host({ chassisId: 'mac 1', serial: 'AB1234', sysName: 'core', addresses: ['10.0.0.3'] });
  const swapped = host({ chassisId: 'mac 2', serial: 'CD5678', sysName: 'core', addresses: ['10.0.0.3'] });
  expect(verdictOf(a, swapped)).toMatchObject({ isSame: true, by: 'address' });
  expect(verdictOf(a, { ...swapped, sysName: 'other' }).isSame).toBe(false);
});

test('a name alone merges only where no hardware address speaks against it', () => {
  const a = host({ sysName: 'core', sysObjectId: '1.3', macs: ['00aabbccdd01'], addresses: ['10.0.0.1'] });
  expect(verdictOf(a, { ...a, addresses: ['10.9.0.1'] })).toMatchObject({ isSame: true, by: 'sysName' });
  expect(verdictOf(a, { ...a, macs: ['00aabbccdd02'], addresses: ['10.9.0.1'] }).isSame).toBe(false);
  const fresh = host({ sysName: 'MikroTik', sysObjectId: '1.3', addresses: ['10.0.0.8'] });
  expect(verdictOf(fresh, { ...fresh, addresses: ['10.0.0.9'] }).isSame).toBe(false);
});

test('addresses that routers share for each other merge nobody', () => {
  for (const mac of ['00005e000101', '00005e000205', '00000c07ac0a', '00000c9ff001', '0007b4000101']) {
    expect(soundMac(mac), mac).toBeNull();
    const a = host({ isRead: false, macs: [mac], addresses: ['10.0.0.1'] });
    expect(verdictOf(a, { ...a, addresses: ['10.0.0.2'] }).isSame, mac).toBe(false);
  }
});

test('who does not speak SNMP is known by hardware address, and an address that another one has now is another host', () => {
  const a = host({ isRead: false, macs: ['00aabbccdd01'], addresses: ['10.0.0.1'] });
  expect(verdictOf(a, { ...a, addresses: ['10.0.0.7'] })).toMatchObject({ isSame: true, by: 'mac' });
  expect(verdictOf(a, { ...a, macs: ['00aabbccdd02'] }).isSame).toBe(false);
  expect(verdictOf(a, { ...a, macs: [] })).toMatchObject({ isSame: true, by: 'address' });
});

test('what fills a field is no identifier', () => {
  for (const text of [
    '',
    '0',
    '0000000',
    'N/A',
    'None',
    'To be filled by O.E.M.',
    'Not Specified',
    '123456789',
    'ab\u0000cd',
  ])
    expect(soundSerial(text), JSON.stringify(text)).toBeNull();
  expect(soundSerial(' FCW2137L0AB ')).toBe('FCW2137L0AB');
  expect(soundChassis({ subtype: 4, hex: '000000000000' })).toBeNull();
  expect(soundChassis({ subtype: 7, hex: '0000', text: '' })).toBeNull();
  expect(soundChassis({ subtype: 4, hex: '00005e000101' })).toBeNull();
  expect(soundChassis({ subtype: 4, hex: '02770000010100' })).not.toBeNull();
  expect(soundEngine('80001f8880')).toBeNull();
  expect(soundEngine('80001f88800000000000')).toBeNull();
  expect(soundEngine('80001f8804656467653100')).not.toBeNull();
});

test('a chassis is the same whether its address came as bytes or spelt out', () => {
  const bytes = soundChassis({ subtype: 4, hex: '001122aabbcc' });
  expect(soundChassis({ subtype: 4, hex: '30', text: '00:11:22:AA:BB:CC' })).toBeNull();
  expect(
    soundChassis({ subtype: 4, hex: Buffer.from('00:11:22:AA:BB:CC').toString('hex'), text: '00:11:22:AA:BB:CC' }),
  ).toBe(bytes);
});
