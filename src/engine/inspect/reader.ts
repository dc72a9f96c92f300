import { Fault } from '../../contract/faults.ts';
import { compareOids, indexWithin, isWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { type SnmpSession, WALK_LIMITS } from '../snmp/snmp.ts';

/** Cells of one column by their index: "3", "10.0.0.1", "1.17". In the order of the agent. */
export type Column = ReadonlyMap<string, Varbind>;

/** What could not be read whole, and why. */
export type Shortfall = { readonly prefix: string; readonly why: string };

/**
 * Reads parts of an agent once, however often they are asked for. A part the agent refuses or cuts off is noted and
 * counts as what came.
 */
export function createReader(session: Pick<SnmpSession, 'get' | 'walk'>, signal?: AbortSignal) {
  const walked = new Map<string, Promise<readonly Varbind[]>>();
  const scalars = new Map<string, Varbind | undefined>();
  const shortfalls: Shortfall[] = [];

  async function walk(prefix: string, most?: number): Promise<readonly Varbind[]> {
    try {
      const caps = most === undefined ? {} : { caps: { ...WALK_LIMITS, varbinds: most } };
      const { varbinds, cut } = await session.walk(prefix, { ...caps, ...(signal && { signal }) });
      if (cut !== undefined && (cut !== 'varbinds' || most === undefined)) shortfalls.push({ prefix, why: cut });
      return varbinds;
    } catch (thrown) {
      if (signal?.aborted === true) throw thrown;
      const fault = Fault.from(thrown);
      if (fault.code === 'internal') throw fault;
      shortfalls.push({ prefix, why: fault.message });
      return [];
    }
  }

  /** A part that was read already and holds this one, if there is one. */
  function covering(oid: string, holds = isWithin): Promise<readonly Varbind[]> | undefined {
    for (const [known, varbinds] of walked) if (holds(oid, known)) return varbinds;
    return undefined;
  }

  async function subtree(prefix: string): Promise<readonly Varbind[]> {
    const known = covering(prefix);
    if (known !== undefined) return within(await known, prefix);
    const asked = walk(prefix);
    walked.set(prefix, asked);
    return asked;
  }

  return {
    shortfalls,
    /** Everything below a prefix, in order. */
    subtree,
    /** Reads a part as one, so that its columns cost nothing more. */
    async load(...prefixes: readonly string[]): Promise<void> {
      for (const prefix of prefixes) await subtree(prefix);
    },
    /** `most`: the first so many are enough. Such a part is read anew each time. */
    async column(prefix: string, most?: number): Promise<Column> {
      const cells =
        most === undefined || covering(prefix) !== undefined ? await subtree(prefix) : await walk(prefix, most);
      return new Map(cells.map((cell) => [indexWithin(cell.oid, prefix), cell]));
    },
    async get(oid: string): Promise<Varbind | undefined> {
      if (scalars.has(oid)) return scalars.get(oid);
      const known = covering(oid, isBelow);
      const found = known ? (await known).find((one) => one.oid === oid) : (await session.get([oid], signal))[0];
      const value = found !== undefined && /^(?:no|end|null)/.test(found.type) ? undefined : found;
      scalars.set(oid, value);
      return value;
    },
  };
}
export type Reader = ReturnType<typeof createReader>;

/** What is below a prefix is not the prefix itself. */
const isBelow = (oid: string, prefix: string): boolean => oid !== prefix && isWithin(oid, prefix);

/** The part of an ordered list below a prefix, found by halving: lists of tables are long. */
function within(varbinds: readonly Varbind[], prefix: string): readonly Varbind[] {
  let [low, high] = [0, varbinds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOids(varbinds[middle]?.oid ?? '', prefix) < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < varbinds.length && isWithin(varbinds[end]?.oid ?? '', prefix)) end += 1;
  return varbinds.slice(low, end);
}

/** Every index that occurs in some columns, in the order of the first that has it. */
export const indexesOf = (...columns: readonly Column[]): readonly string[] => [
  ...new Set(columns.flatMap((column) => [...column.keys()])),
];
