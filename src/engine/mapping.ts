import { hostname } from 'node:os';
import type { Devices } from './devices/devices.ts';
import type { Interfaces } from './interfaces/interfaces.ts';
import type { Journal } from './journal.ts';
import type { Ports } from './ports.ts';
import type { Storage } from './storage/storage.ts';
import { readOwnComputer } from './topology/own-computer.ts';
import { createTopology, type Topology } from './topology/topology.ts';
import type { KnownHost } from './wiring/wiring.ts';

type MappingParts = {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId' | 'net' | 'threads'>;
  readonly storage: Storage;
  readonly journal: Journal;
  readonly devices: Devices;
  readonly interfaces: Interfaces;
  readonly health: { readonly noteProbeCrash: (degraded: boolean) => void };
  /** Who is known and not watched. */
  readonly others?: () => readonly KnownHost[];
};

/** Watched devices as topology needs them: what they are for is told by themselves and their neighbours. */
const watched = (devices: Devices): readonly KnownHost[] =>
  [...devices.all()].map(({ id, name, address, site, groups }) => ({
    id,
    isWatched: true,
    name,
    addresses: [address],
    macs: [],
    type: 'unknown',
    vendor: null,
    site,
    groups,
  }));

/** The map of the network, by what devices tell and discovery finds. */
export function createMapping(parts: MappingParts): Topology {
  const { ports, storage, journal, devices, interfaces, health, others = () => [] } = parts;
  const { clock, log, newId } = ports;
  const known = (id: string) => {
    try {
      return devices.get(id);
    } catch {
      return undefined;
    }
  };
  return createTopology({
    now: () => clock.now(),
    newId,
    hosts() {
      const own = watched(devices);
      const ids = new Set(own.map(({ id }) => id));
      return [...own, ...others().filter(({ id }) => !ids.has(id))];
    },
    own: () => readOwnComputer(hostname(), ports.net),
    storage,
    journal,
    lookup: {
      deviceOf: (id) => known(id)?.id,
      interfaceOf: (id, ifIndex) => interfaces.of(id).find((one) => one.ifIndex === ifIndex && one.goneAt === null)?.id,
      inventoryOf(id) {
        const device = known(id);
        return device && { name: device.name, site: device.site, groups: [...device.groups] };
      },
    },
    workerUrl: ports.threads.workerUrl('topology'),
    onCrash(error, degraded) {
      log.error({ err: error, degraded }, 'the topology thread ended and is started again');
      health.noteProbeCrash(degraded);
    },
    onTrouble: (thrown) => log.error({ err: thrown }, 'the map could not be brought up to date'),
  });
}
