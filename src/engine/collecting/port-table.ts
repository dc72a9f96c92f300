import type { PortPlan, PortTable } from './messages.ts';

/** Puts a plan into columns. */
export function portTable(plans: readonly PortPlan[]): PortTable {
  const sorted = plans.toSorted((a, b) => a.ifIndex - b.ifIndex);
  return {
    ifIndexes: Uint32Array.from(sorted, ({ ifIndex }) => ifIndex),
    numbers: Uint32Array.from(sorted, ({ number }) => number),
    limits: new Map(sorted.flatMap(({ limitBps }, port) => (limitBps === undefined ? [] : [[port, limitBps]]))),
  };
}
