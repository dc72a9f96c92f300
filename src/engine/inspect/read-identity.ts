import type { Profile } from '../profiles/profile.ts';
import { chooseProfile, type SystemGroup } from './choosing.ts';
import { readEntities } from './entities.ts';
import type { Reader } from './reader.ts';
import { readFact } from './rule-facts.ts';
import { numberOf, textOf } from './values.ts';

const SYSTEM = '1.3.6.1.2.1.1';

async function readSystem(reader: Reader) {
  await reader.load(SYSTEM);
  const cell = (number: number) => reader.get(`${SYSTEM}.${String(number)}.0`);
  const [sysDescr, sysObjectID, uptime, sysContact, sysName, location, services] = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7].map(cell),
  );
  return {
    group: {
      sysDescr: textOf(sysDescr),
      sysObjectID: textOf(sysObjectID),
      sysName: textOf(sysName)?.toLowerCase(),
    } satisfies SystemGroup,
    uptimeTicks: numberOf(uptime),
    sysContact: textOf(sysContact),
    location: textOf(location),
    sysServices: numberOf(services),
  };
}

/** What a device is: its system group, the profile that knows it, its parts, model, version and serial number. */
export async function readIdentity(reader: Reader, profiles: readonly Profile[]) {
  const { group, ...system } = await readSystem(reader);
  const profile = await chooseProfile(profiles, group, reader);
  const entities = await readEntities(reader);
  const sources = { reader, system: group, entities };
  return {
    ...system,
    group,
    profile,
    entities,
    hardware: await readFact(profile?.hardware ?? [{ entity: { class: 'chassis', field: 'model' } }], sources),
    version: await readFact(profile?.version ?? [], sources),
    serial: await readFact(profile?.serial ?? [{ entity: { class: 'chassis', field: 'serial' } }], sources),
    features: await readFact(profile?.features ?? [], sources),
  };
}
