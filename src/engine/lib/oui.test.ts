import { expect, test } from 'vitest';
import { isSharedMac, macDigits } from './mac.ts';
import { vendorOfMac } from './oui.ts';

test('the longest prefix says who made it', () => {
  expect(vendorOfMac('001122aabbcc')).toContain('CIMSYS');
  expect(vendorOfMac('001bc5000abc')).toContain('Converging Systems');
  expect(vendorOfMac('001bc5001abc')).toContain('OpenRB');
});

test('made-up addresses, groups and unknown prefixes are nobody’s', () => {
  expect(vendorOfMac('027700000101')).toBeUndefined();
  expect(vendorOfMac('01005e000001')).toBeUndefined();
  expect(vendorOfMac('not a mac')).toBeUndefined();
});

test('hardware addresses are read in every notation', () => {
  for (const text of ['00:11:22:AA:BB:CC', '0011.22aa.bbcc', '00-11-22-aa-bb-cc', '001122aabbcc', '0:11:22:aa:bb:cc'])
    expect(macDigits(text), text).toBe('001122aabbcc');
  expect(macDigits('00:11:22')).toBeUndefined();
  expect(isSharedMac('00005e000107')).toBe(true);
});
