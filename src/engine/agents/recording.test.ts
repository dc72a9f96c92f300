import { expect, test } from 'vitest';
import { decodeValue, type SnmpValue } from '../protocols/snmp-pdu.ts';
import { readTlv } from '../protocols/ber.ts';
import { parseRecording } from './recording.ts';
import { makeWorld, MORNING } from './testing/simulated.ts';
import { momentOf } from './world.ts';
import { createWriter } from './writer.ts';

const RECORDING = `# a comment
1.3.6.1.2.1.1.3.0|67|4294967200
1.3.6.1.2.1.1.1.0|4|A device | with a bar
1.3.6.1.2.1.1.1.0|4|the second one does not count
.1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9.1.1
1.3.6.1.2.1.2.2.1.10.1|65|4294967290
1.3.6.1.2.1.31.1.1.1.6.1|70|18446744073709551610
1.3.6.1.2.1.2.2.1.6.1|4x|001122 AABBCC
1.3.6.1.2.1.2.2.1.2.1|4e|eth\\x30\\n
1.3.6.1.2.1.4.20.1.1.10.0.0.1|64|10.0.0.1
1.3.6.1.2.1.4.20.1.1.10.0.0.2|64x|0A000002
1.3.6.1.2.1.2.2.1.7.1|2|-1
1.3.6.1.2.1.2.2.1.7.2|2|not a number
nothing at all
1.3.6.1.2.1.2.2.1.5.1|66|1000000000
`;
const world = makeWorld(1);

/** What is answered so long after the start. */
function read(isVaried: boolean, afterS = 0): ReadonlyMap<string, SnmpValue> {
  const moment = momentOf(world, world.network.router(1), MORNING + afterS * 1000);
  return new Map(
    parseRecording(RECORDING, isVaried).map(({ oid, put }) => {
      const out = createWriter(4096);
      put(out, moment, 0);
      return [oid.join('.'), decodeValue(out.bytes, readTlv(out.bytes, 0, out.at))];
    }),
  );
}
const octets = (hex: string) => ({ type: 'octets', value: new Uint8Array(Buffer.from(hex, 'hex')) });

test('a recording is read with all its kinds of values, in order, without what is broken', () => {
  const values = read(false);
  expect([...values.keys()]).toEqual([
    '1.3.6.1.2.1.1.1.0',
    '1.3.6.1.2.1.1.2.0',
    '1.3.6.1.2.1.1.3.0',
    '1.3.6.1.2.1.2.2.1.2.1',
    '1.3.6.1.2.1.2.2.1.5.1',
    '1.3.6.1.2.1.2.2.1.6.1',
    '1.3.6.1.2.1.2.2.1.7.1',
    '1.3.6.1.2.1.2.2.1.10.1',
    '1.3.6.1.2.1.4.20.1.1.10.0.0.1',
    '1.3.6.1.2.1.4.20.1.1.10.0.0.2',
    '1.3.6.1.2.1.31.1.1.1.6.1',
  ]);
  expect(values.get('1.3.6.1.2.1.1.1.0')).toEqual(octets(Buffer.from('A device | with a bar').toString('hex')));
  expect(values.get('1.3.6.1.2.1.2.2.1.6.1')).toEqual(octets('001122aabbcc'));
  expect(values.get('1.3.6.1.2.1.2.2.1.2.1')).toEqual(octets(Buffer.from('eth0\n').toString('hex')));
  expect(values.get('1.3.6.1.2.1.2.2.1.7.1')).toEqual({ type: 'integer', value: -1 });
  expect(values.get('1.3.6.1.2.1.4.20.1.1.10.0.0.2')).toEqual({ type: 'ip', value: '10.0.0.2' });
  expect(values.get('1.3.6.1.2.1.31.1.1.1.6.1')).toEqual({ type: 'counter64', value: 18_446_744_073_709_551_610n });
});

test('only when it is varied do counters and uptimes go on, past their ends', () => {
  expect(read(false, 3600)).toEqual(read(false));
  const later = read(true, 3600);
  expect(later.get('1.3.6.1.2.1.1.3.0')).toEqual({ type: 'ticks', value: 360_000 - 96 });
  expect((later.get('1.3.6.1.2.1.2.2.1.10.1') as { value: number }).value).toBeLessThan(200_000_000);
  expect((later.get('1.3.6.1.2.1.31.1.1.1.6.1') as { value: bigint }).value).toBeLessThan(200_000_000n);
  expect(later.get('1.3.6.1.2.1.2.2.1.5.1')).toEqual({ type: 'gauge32', value: 1_000_000_000 });
});
