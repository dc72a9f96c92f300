import type { DeviceFacts } from '../../contract/facts.ts';

/** A device that tells nothing of itself. */
export const NO_FACTS = {
  processors: [],
  mempools: [],
  storage: [],
  sensors: [],
  wireless: [],
  neighbours: [],
  entities: [],
  vlans: [],
  ipv4: [],
  ipv6: [],
  arp: [],
  fdb: [],
} satisfies Partial<DeviceFacts>;
