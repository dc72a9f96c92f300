import { describe, expect, it } from 'vitest';
import { axisBitRate, formatBitRate, formatCount, formatSpeed, formatValue } from './rates.ts';

describe('a rate for people', () => {
  it.each([
    [null, '–'],
    [0, '0\u00a0bit/s'],
    [999, '999\u00a0bit/s'],
    [1500, '1.5\u00a0kbit/s'],
    [93_900_000, '93.9\u00a0Mbit/s'],
    [940_000_000, '940\u00a0Mbit/s'],
    [6_100_000_000, '6.1\u00a0Gbit/s'],
    [4e15, '4,000\u00a0Tbit/s'],
  ])('of %s bit/s is %s', (bps, text) => {
    expect(formatBitRate(bps)).toBe(text);
  });

  it('is written as the reader writes numbers', () => {
    expect(formatBitRate(93_900_000, 'id')).toBe('93,9\u00a0Mbit/s');
  });

  it('has no decimals a speed does not need, and a short form either side of an axis', () => {
    expect(formatSpeed(1e9)).toBe('1\u00a0Gbit/s');
    expect(formatSpeed(2.5e9)).toBe('2.5\u00a0Gbit/s');
    expect(axisBitRate(-50_000_000)).toBe('50\u00a0M');
    expect(axisBitRate(20)).toBe('20');
  });

  it('keeps what is little and rounds what is much', () => {
    expect(formatCount(0.0123)).toBe('0.012');
    expect(formatCount(12.34)).toBe('12.3');
    expect(formatCount(1234.5)).toBe('1,235');
    expect(formatCount(null)).toBe('–');
    expect(formatValue(-6.42, 'dBm')).toBe('-6.42\u00a0dBm');
    expect(formatValue(211, '')).toBe('211');
  });
});
