import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStatusAnswer, encodeStatusRequest } from './nbns.ts';

function answer(names: readonly (readonly [string, number, number])[], mac: string): Uint8Array {
  const head = Buffer.from(encodeStatusRequest(7).subarray(0, 46));
  head.writeUInt16BE(0x8400, 2);
  const entries = names.map(([name, suffix, flags]) => {
    const entry = Buffer.alloc(18, 0x20);
    entry.write(name, 'latin1');
    entry[15] = suffix;
    entry.writeUInt16BE(flags, 16);
    return entry;
  });
  const fixed = Buffer.from([0, 0x21, 0, 1, 0, 0, 0, 0, 0, 0, names.length]);
  return Buffer.concat([head, fixed, ...entries, Buffer.from(mac, 'hex'), Buffer.alloc(40)]);
}

test('a request asks for the status of "*"', () => {
  expect(Buffer.from(encodeStatusRequest(0x1234)).toString('hex')).toBe(
    `12340000000100000000000020434b${'41'.repeat(30)}0000210001`,
  );
});

test('the name of the workstation is the one that is no group', () => {
  const bytes = answer(
    [
      ['KANTOR', 0x00, 0x8400],
      ['PC-BUDI', 0x00, 0x0400],
      ['PC-BUDI', 0x20, 0x0400],
    ],
    '001122334455',
  );
  expect(decodeStatusAnswer(bytes)).toEqual({ id: 7, name: 'PC-BUDI', mac: '001122334455' });
});

test('what is cut or something else is no answer, and nothing makes it fall', () => {
  const whole = answer([['A', 0, 0]], '000000000000');
  expect(decodeStatusAnswer(whole)?.mac).toBeUndefined();
  expect(decodeStatusAnswer(whole.subarray(0, 60))).toBeUndefined();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeStatusAnswer(bytes)));
});
