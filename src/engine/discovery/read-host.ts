import { Fault } from '../../contract/faults.ts';
import { readIdentity } from '../inspect/read-identity.ts';
import { createReader } from '../inspect/reader.ts';
import type { Profile } from '../profiles/profile.ts';
import { readWiring } from '../wiring/read-wiring.ts';
import type { Identified } from './identify.ts';
import type { Reading } from './messages.ts';

const DEADLINE_MS = 60_000;

/**
 * What a device is and how it is wired, each table read once. How it fares is left to the first survey, once somebody
 * wants it watched: that is most of what an agent has to tell.
 *
 * @returns what it said when it was identified where it says no more
 */
export async function readHost(
  { session, openVlan, reading: known }: Pick<Identified, 'session' | 'openVlan' | 'reading'>,
  profiles: readonly Profile[],
  signal: AbortSignal,
): Promise<Reading> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  const reader = createReader(session, limited);
  let reading = known;
  try {
    const one = await readIdentity(reader, profiles);
    reading = {
      ...known,
      sysName: known.sysName ?? one.group.sysName,
      sysServices: one.sysServices,
      location: one.location,
      os: one.profile?.id,
      kind: one.profile?.type,
      vendor: one.profile?.vendor,
      model: one.hardware,
      version: one.version,
      serial: one.serial,
    };
    return { ...reading, wiring: await readWiring(session, { signal: limited, reader, openVlan }) };
  } catch (thrown) {
    signal.throwIfAborted();
    if (Fault.from(thrown).code === 'internal') throw thrown;
    return reading;
  }
}
