import type { DeviceFacts } from '../../contract/facts.ts';
import { inspect, readHealth } from '../inspect/inspect.ts';
import { createReader } from '../inspect/reader.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import type { OpenVlan } from '../wiring/read-bridge.ts';
import { readWiring } from '../wiring/read-wiring.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { Health } from './messages.ts';

const SURVEY_MS = 120_000;
const HEALTH_MS = 60_000;

/** What a survey has found to be missing, so that it is not asked for each minute. */
export type Blanks = { readonly prefixes: ReadonlySet<string>; readonly names: ReadonlySet<string> };
export type Survey = {
  readonly facts: DeviceFacts;
  readonly blanks: Blanks;
  /** Undefined when it could not be read after all. */
  readonly wiring: Wiring | undefined;
};

const isAbsent = (type: string): boolean => /^(?:no|end|null)/.test(type);

/** Reads all facts of a device, and how it is wired. @throws {Fault} as `inspect` */
export async function survey(session: SnmpSession, profiles: readonly Profile[], openVlan: OpenVlan): Promise<Survey> {
  const prefixes = new Set<string>();
  const names = new Set<string>();
  const watched: SnmpSession = {
    ...session,
    async get(oids, signal) {
      const found = await session.get(oids, signal);
      for (const [at, name] of oids.entries()) if (isAbsent(found[at]?.type ?? 'null')) names.add(name);
      return found;
    },
    async walk(prefix, options) {
      const walk = await session.walk(prefix, options);
      if (walk.varbinds.length === 0) prefixes.add(prefix);
      return walk;
    },
  };
  const signal = AbortSignal.timeout(SURVEY_MS);
  const reader = createReader(watched, signal);
  const { facts } = await inspect(watched, { profiles, signal, reader });
  const blanks = { prefixes: new Set(prefixes), names: new Set(names) };
  // Facts without wiring are worth more than nothing.
  const rules = profiles.find(({ id }) => id === facts.os)?.neighbours;
  const wiring = await readWiring(watched, { signal, reader, openVlan, rules }).catch(() => undefined);
  return { facts, blanks, wiring };
}

/** Reads processors, memory, disks and sensors, without what the survey has found to be missing. @throws {Fault} */
export async function readVitals(session: SnmpSession, profile: Profile | undefined, blanks: Blanks): Promise<Health> {
  const sparing: Pick<SnmpSession, 'get' | 'walk'> = {
    async get(oids, signal) {
      return oids.every((oid) => blanks.names.has(oid))
        ? oids.map((oid) => ({ oid, type: 'noSuchObject' }))
        : session.get(oids, signal);
    },
    async walk(prefix, options) {
      return blanks.prefixes.has(prefix) ? { varbinds: [] } : session.walk(prefix, options);
    },
  };
  return readHealth(createReader(sparing, AbortSignal.timeout(HEALTH_MS)), profile);
}
