import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { seal, unseal } from './envelope.ts';

const key = randomBytes(32);
const place = { table: 'credentials', row: 'a', field: 'community' };

test('whatever is sealed opens again, and never reads the same twice', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const plain = Buffer.from(bytes);
      const sealed = seal(key, 1, place, plain);
      expect(unseal(key, sealed, place).equals(plain)).toBe(true);
      expect(seal(key, 1, place, plain)).not.toEqual(sealed);
    }),
  );
});

const sealed = seal(key, 1, place, Buffer.from('kunci'));
const flipped = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes.writeUInt8((bytes.at(at) ?? 0) ^ 1, at);
  return bytes.toString('base64');
};
it.each([
  ['another row', () => unseal(key, sealed, { ...place, row: 'b' })],
  ['another field', () => unseal(key, sealed, { ...place, field: 'password' })],
  ['another version of the key', () => unseal(key, { ...sealed, v: 2 }, place)],
  ['another key', () => unseal(randomBytes(32), sealed, place)],
  ['a flipped bit', () => unseal(key, { ...sealed, data: flipped(sealed.data, 0) }, place)],
  ['a flipped bit of the nonce', () => unseal(key, { ...sealed, nonce: flipped(sealed.nonce, 0) }, place)],
  [
    'a tag of four bytes',
    () =>
      unseal(key, { ...sealed, data: Buffer.from(sealed.data, 'base64').subarray(0, -12).toString('base64') }, place),
  ],
  ['nothing at all', () => unseal(key, { ...sealed, data: '' }, place)],
])('stays closed for %s, and always says the same', (_, open) => {
  expect(open).toThrow('This does not open it: the passphrase is wrong, or what is stored is damaged.');
});
