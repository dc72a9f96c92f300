import { discoveryCalls, RECURSE_SOURCES } from '../contract/discovery.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Devices } from './devices/devices.ts';
import { createDiscovery, type Discovery, type DiscoveryOptions } from './discovery/discovery.ts';
import type { Journal } from './journal.ts';
import type { Ports } from './ports.ts';
import type { Profile } from './profiles/profile.ts';
import type { Storage } from './storage/storage.ts';

type FindingParts = {
  readonly ports: Ports;
  readonly storage: Pick<Storage, 'scanHosts'>;
  readonly journal: Pick<Journal, 'commit' | 'commitSoon' | 'settled'>;
  readonly devices: Devices;
  readonly credentials: Credentials;
  readonly profiles: readonly Profile[];
  readonly isSimulated: boolean;
  readonly onWiring: NonNullable<DiscoveryOptions['onWiring']>;
  /** Who is known has changed. */
  readonly onHosts: () => void;
};

/** Discovery, with what the contract says is tried unless somebody says otherwise. */
export function createFinding({ storage, journal, onHosts, ...parts }: FindingParts): Discovery {
  const { ports } = discoveryCalls['scans.start'].input.parse({ targets: ['-'] });
  const discovery = createDiscovery({
    ...parts,
    commit: journal.commit,
    commitSoon: journal.commitSoon,
    settled: journal.settled,
    scanHosts: (id) => storage.scanHosts(id),
    defaults: { ports, sources: RECURSE_SOURCES },
  });
  return {
    ...discovery,
    takeDelta() {
      const delta = discovery.takeDelta();
      if (delta !== undefined && delta.found.length + delta.removed.length > 0) onHosts();
      return delta;
    },
  };
}
