import { indexWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import { type SnmpSession, WALK_LIMITS } from '../snmp/snmp.ts';

/** A table of a device that grew beyond this is better read by a query of its own. */
export const MOST_ROWS = 5000;

type Cells = ReadonlyMap<string, Varbind>;
export type Columns<N extends string> = {
  readonly [K in N]: Cells;
} & {
  /** Every index of the first column, in the order of the agent. */
  readonly indexes: readonly string[];
  /** There is more than was read. */
  readonly isCut: boolean;
};

/**
 * Some columns of a table, each by the index of its cells. Where the first is empty, nothing else is asked for.
 *
 * @throws {Fault} timeout, auth-failed … as the session; half a table is none
 */
export async function readColumns<N extends string>(
  session: Pick<SnmpSession, 'walk'>,
  prefixes: Readonly<Record<N, string>>,
  { most = MOST_ROWS, signal }: { readonly most?: number; readonly signal?: AbortSignal } = {},
): Promise<Columns<N>> {
  const names = Object.keys(prefixes) as N[];
  const caps = { ...WALK_LIMITS, varbinds: most + 1 };
  const found = new Map<N, Cells>(names.map((name) => [name, new Map()]));
  let indexes: readonly string[] = [];
  let isCut = false;
  for (const [place, name] of names.entries()) {
    const prefix = prefixes[name];
    const { varbinds, cut } = await session.walk(prefix, { caps, ...(signal && { signal }) });
    found.set(name, new Map(varbinds.slice(0, most).map((one) => [indexWithin(one.oid, prefix), one])));
    if (place === 0) indexes = [...(found.get(name)?.keys() ?? [])];
    if (indexes.length === 0) break;
    isCut ||= cut !== undefined || varbinds.length > most;
  }
  return { ...(Object.fromEntries(found) as { readonly [K in N]: Cells }), indexes, isCut };
}
