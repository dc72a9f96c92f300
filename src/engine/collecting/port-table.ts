import type { PortPlan } from './messages.ts';

/** The interfaces of an agent that are read, ascending by ifIndex: tens of thousands of objects would be six times as large. */
export type PortTable = {
  readonly ifIndexes: Uint32Array;
  /** What the rows of each are called by. */
  readonly numbers: Uint32Array;
  /** Fastest that can be believed of a port, bit/s, where a person has said so. */
  readonly limits: ReadonlyMap<number, number>;
};

export function portTable(plans: readonly PortPlan[]): PortTable {
  const sorted = plans.toSorted((a, b) => a.ifIndex - b.ifIndex);
  return {
    ifIndexes: Uint32Array.from(sorted, ({ ifIndex }) => ifIndex),
    numbers: Uint32Array.from(sorted, ({ number }) => number),
    limits: new Map(sorted.flatMap(({ limitBps }, port) => (limitBps === undefined ? [] : [[port, limitBps]]))),
  };
}
