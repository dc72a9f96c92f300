import { SNMP_DEFAULTS } from '../../contract/snmp-defaults.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import type { StoredCheck, StoredDevice, StoredMaintenance } from '../storage/storage.ts';
import { NATURES } from './natures.ts';
import type { OfficeDevice } from './office.ts';
import { hasAgent } from './office-agents.ts';
import { createRandom, drawnId, hashOf } from './random.ts';

const HOUR = 3_600_000;
/** Identities carry this moment, so that a link to a device still works in the next demo. */
const BORN = Date.UTC(2025, 0, 6);
/** From so many devices on, rounds come as seldom as in a real network. */
const MANY = 200;

export const intervalOf = (devices: number): number => (devices > MANY ? 30 : 10);

type InventoryOptions = {
  readonly office: readonly OfficeDevice[];
  readonly kinds: readonly CheckKindDefinition[];
  /** Since when the devices are watched; ms since 1970. */
  readonly from: number;
};

/** The office as the database holds it. */
export function inventoryOf({ office, kinds, from }: InventoryOptions): readonly StoredDevice[] {
  let number = 0;
  const checkOf = (type: string, settings: StoredCheck['settings'], id: string): StoredCheck => {
    const kind = kinds.find((one) => one.type === type);
    const intervalS = type === 'icmp' ? intervalOf(office.length) : (kind?.intervalS ?? 60);
    number += 1;
    return { id, number, type, intervalS, timeoutMs: kind?.timeoutMs ?? 1000, enabled: true, settings };
  };
  return office.map((device, place): StoredDevice => {
    const { nature, services, ...shown } = device;
    const random = createRandom(hashOf(device.name));
    const id = drawnId(BORN, random);
    const ping = checkOf('icmp', { count: 5, size: 56, dscp: 0 }, drawnId(BORN, random));
    return {
      ...shown,
      id,
      limits: null,
      snmp: { ...SNMP_DEFAULTS, enabled: hasAgent(device, place) },
      profile: NATURES[nature].profile,
      checks: [ping, ...services.map(({ type, settings }) => checkOf(type, settings, drawnId(BORN, random)))],
      createdAt: from,
      updatedAt: from,
    };
  });
}

/** Planned work: some of it now, some of it every week. */
export function worksOf(devices: readonly StoredDevice[], now: number): readonly StoredMaintenance[] {
  const random = createRandom(7);
  const named = (name: string) => devices.filter((device) => device.name === name).map(({ id }) => id);
  const common = { groups: [], tags: [], until: null, timeZone: 'Asia/Jakarta', createdAt: now, updatedAt: now };
  const works: StoredMaintenance[] = [
    {
      ...common,
      id: drawnId(BORN, random),
      name: 'New ceiling in lantai 1',
      deviceIds: named('ap-lantai1-02'),
      start: now - HOUR / 3,
      end: now + 2 * HOUR,
      repeat: 'none',
    },
    {
      ...common,
      id: drawnId(BORN, random),
      name: 'Firmware night',
      deviceIds: [],
      groups: ['Wi-Fi APs'],
      start: now + 30 * HOUR,
      end: now + 32 * HOUR,
      repeat: 'weekly',
    },
  ];
  return works.filter(({ deviceIds, groups }) => deviceIds.length > 0 || groups.length > 0);
}
