import { expect, test } from 'vitest';
import { localAddresses, neighbourLines } from './local-addresses.ts';

test('tables of neighbours are read as every system lays them out', () => {
  const linux = `IP address       HW type     Flags       HW address            Mask     Device
10.0.0.1         0x1         0x2         02:77:00:00:01:01     *        eth0
10.0.0.8         0x1         0x0         02:77:00:00:01:08     *        eth0
10.0.0.9         0x1         0x0         00:00:00:00:00:00     *        eth0`;
  const six = 'fd00::1 dev eth0 lladdr 02:77:00:00:01:02 router REACHABLE\nfd00::2 dev eth0 FAILED';
  const mac = '? (10.0.0.2) at 0:1b:2c:3:4:5 on en0 ifscope [ethernet]\n? (10.0.0.3) at (incomplete) on en0';
  const windows = '  10.0.0.4              00-1b-2c-03-04-06     dynamic\n  224.0.0.22  01-00-5e-00-00-16  static';
  expect([linux, six, mac, windows].flatMap(neighbourLines)).toEqual([
    { address: '10.0.0.1', mac: '027700000101' },
    { address: 'fd00::1', mac: '027700000102' },
    { address: '10.0.0.2', mac: '001b2c030405' },
    { address: '10.0.0.4', mac: '001b2c030406' },
  ]);
});

test('this computer has a loopback address at least', () => {
  expect(localAddresses()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'loopback' })]));
});
