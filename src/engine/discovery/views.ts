import type { Discovered, Scan, Schedule } from '../../contract/discovery.ts';
import type { StoredHost, StoredScan, StoredSchedule } from '../storage/storage.ts';
import { nameOf } from './host-fields.ts';

const SHOWN_TARGET = 200;
const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));

export function scanView({ spec, cursor: _cursor, leads: _leads, ...scan }: StoredScan): Scan {
  return {
    ...scan,
    startedAt: instant(scan.startedAt),
    endedAt: instantOrNull(scan.endedAt),
    targets: spec.targets.map((target) => target.slice(0, SHOWN_TARGET)),
    site: spec.site,
    credentials: scan.credentials.map((one) => ({ ...one })),
  };
}

export const hostView = (host: StoredHost): Discovered => ({
  id: host.id,
  state: host.state,
  deviceId: host.deviceId,
  name: nameOf(host),
  address: host.address,
  addresses: [...host.addresses],
  macs: [...host.macs],
  vendor: host.vendor,
  type: host.type,
  model: host.model,
  os: host.os,
  version: host.version,
  serial: host.serial,
  location: host.location,
  names: { ...host.names },
  answers: [...host.answers],
  rttMs: host.rttMs,
  credential: host.credential === null ? null : { ...host.credential },
  differences: host.differences.map((one) => ({ ...one })),
  conflictsWith: [...host.conflictsWith],
  via: host.via,
  firstSeen: instant(host.firstSeen),
  lastSeen: instant(host.lastSeen),
  scanId: host.scanId,
});

export const scheduleView = (one: StoredSchedule): Schedule => ({
  ...one,
  targets: [...one.targets],
  lastAt: instantOrNull(one.lastAt),
  nextAt: instantOrNull(one.nextAt),
});
