import type { SnmpSession } from '../snmp/snmp.ts';
import { compareOids, isWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { Walk } from '../snmp/walk.ts';

type Reads = Pick<SnmpSession, 'get' | 'walk'>;

/** The same session, which reads every part of the agent only once, whoever asks for it. */
export function sharingReads(session: Reads): Reads {
  const walks = new Map<string, Promise<Walk>>();
  const values = new Map<string, Varbind>();

  /** The walk that holds a prefix: its own, or of something above it. */
  function covering(prefix: string): Promise<Walk> | undefined {
    for (let above = prefix; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('.')))) {
      const known = walks.get(above);
      if (known !== undefined) return known;
    }
    return undefined;
  }

  return {
    async get(oids, signal) {
      const missing = oids.filter((oid) => !values.has(oid));
      const fresh = missing.length === 0 ? [] : await session.get(missing, signal);
      for (const [at, oid] of missing.entries()) {
        const value = fresh[at];
        if (value !== undefined) values.set(oid, value);
      }
      return oids.map((oid) => values.get(oid) ?? { oid, type: 'noSuchObject' });
    },
    async walk(prefix, options) {
      const known = await covering(prefix);
      if (known !== undefined) return part(known, prefix);
      const asked = session.walk(prefix, options);
      walks.set(prefix, asked);
      // What failed once may be asked for again.
      asked.catch(() => walks.delete(prefix));
      return asked;
    },
  };
}

/** The part of a walk below a prefix. A walk that was cut is cut for what lies behind its end, too. */
function part({ varbinds, cut }: Walk, prefix: string): Walk {
  let [low, high] = [0, varbinds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOids(varbinds[middle]?.oid ?? '', prefix) < 0) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < varbinds.length && isWithin(varbinds[end]?.oid ?? '', prefix)) end += 1;
  const isBehind = cut !== undefined && end === varbinds.length;
  return { varbinds: varbinds.slice(low, end), ...(isBehind && { cut }) };
}
