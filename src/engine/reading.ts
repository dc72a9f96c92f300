import { createAgents, simulatedAgents } from './collection/agents.ts';
import type { Collector } from './collecting/collector.ts';
import { type Collection, createCollection } from './collection/collection.ts';
import { NEWS_LEVELS } from './collection/snmp-news.ts';
import type { FromPollThread } from './collecting/messages.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Devices } from './devices/devices.ts';
import { createInterfaces, type Interfaces } from './interfaces/interfaces.ts';
import type { Journal } from './journal.ts';
import type { NameResolver } from './polling/resolver.ts';
import type { Ports } from './ports.ts';
import type { Storage } from './storage/storage.ts';
import type { Surroundings } from './surroundings.ts';

export type CollectorHandlers = {
  readonly onMessage: (message: FromPollThread) => void;
  readonly onCrash: (error: Error, degraded: boolean) => void;
};
type ReadingParts = {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  readonly storage: Storage;
  readonly journal: Journal;
  readonly devices: Devices;
  readonly credentials: Credentials;
  readonly surroundings: Pick<Surroundings, 'elsewhere' | 'stretch'>;
  readonly resolver: NameResolver;
  readonly isSimulated: boolean;
  /** How a device is wired, as the poll thread packed it. */
  readonly onWired: (id: string, at: number, packed: Uint8Array) => void;
};

/** Interfaces and all else that is read by SNMP, and what of it is told in the log. */
export function createReading(parts: ReadingParts): {
  readonly interfaces: Interfaces;
  readonly collection: Collection;
} {
  const { ports, storage, journal, devices, credentials, surroundings, resolver, isSimulated } = parts;
  const { clock, log, newId } = ports;
  const interfaces = createInterfaces(newId);
  const collection = createCollection({
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    devices,
    agents: isSimulated
      ? simulatedAgents()
      : createAgents({ credentials, resolver, elsewhere: surroundings.elsewhere, stretch: surroundings.stretch }),
    interfaces,
    storage: { ...storage, commit: journal.commit },
    onNews: (device, { kind, params }) =>
      journal.commitSoon([
        {
          type: 'event.add',
          event: {
            id: newId(),
            at: clock.now(),
            level: NEWS_LEVELS[kind],
            kind,
            deviceId: device.id,
            deviceName: device.name,
            checkId: null,
            params: { ...params },
          },
        },
      ]),
    onWired: parts.onWired,
    onTrouble: (thrown) => log.error({ err: thrown }, 'what a device told by SNMP could not be kept'),
  });
  return { interfaces, collection };
}

/** Fills both with what the data folder remembers, and begins to read, where anything is to be read. */
export async function beginReading(
  { interfaces, collection }: ReturnType<typeof createReading>,
  storage: Pick<Storage, 'interfaces'>,
  makeCollector: ((handlers: CollectorHandlers) => Collector) | undefined,
  onCrash: CollectorHandlers['onCrash'],
): Promise<void> {
  const { items, nextNumber, oids } = await storage.interfaces();
  interfaces.load(items, nextNumber);
  collection.load(oids);
  if (makeCollector) collection.attach(makeCollector({ onMessage: collection.hear, onCrash }));
}
