import type { PingTarget } from '../../src/engine/probing/probing.ts';

/** Distinct loopback addresses, 127.1.0.1 and on. */
export const addresses = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `127.1.${Math.floor(index / 250).toString()}.${((index % 250) + 1).toString()}`,
  );

export const targets = (count: number, probes: number): PingTarget[] =>
  addresses(count).map((address, index) => ({
    number: index + 1,
    address,
    intervalMs: 1000,
    count: probes,
    size: 56,
    dscp: 0,
    timeoutMs: 1000,
  }));
