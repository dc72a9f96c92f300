import type { SnmpSettings } from '../../contract/devices.ts';
import { SNMP_DEFAULTS } from '../../contract/snmp-defaults.ts';
import { Fault } from '../../contract/faults.ts';
import type { LatencyLimits, ProfileName } from '../../contract/metrics.ts';
import { createChecks } from './checks.ts';
import type { Prepare } from './statements.ts';
import type { StoredCheck, StoredDevice } from './storage.ts';

export type DeviceRow = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly site: string;
  readonly notes: string;
  readonly partner: string;
  readonly country: string;
  readonly profile: string;
  readonly paused: number;
  readonly settings: string;
  readonly created_at: number;
  readonly updated_at: number;
};
/** Each may be absent: in what was written before there was SNMP, and in a row that was mended after damage. */
type DeviceSettings = {
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly dnExt: string;
  readonly limits: LatencyLimits | null;
  readonly snmp: SnmpSettings;
};

export function deviceFromRow(row: DeviceRow, checks: readonly StoredCheck[]): StoredDevice {
  const { id, name, address, site, notes, partner, country } = row;
  const read = JSON.parse(row.settings) as Partial<DeviceSettings>;
  const { groups = [], tags = [], dnExt = '', limits = null, snmp = SNMP_DEFAULTS } = read;
  return {
    id,
    name,
    address,
    groups,
    tags,
    site,
    notes,
    partner,
    country,
    dnExt,
    limits,
    snmp,
    checks,
    profile: row.profile as ProfileName,
    paused: row.paused === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(device: StoredDevice): DeviceRow {
  const { id, name, address, groups, tags, site, notes, partner, country, dnExt, limits, profile, snmp } = device;
  return {
    id,
    name,
    address,
    site,
    notes,
    partner,
    country,
    profile,
    paused: device.paused ? 1 : 0,
    settings: JSON.stringify({ groups, tags, dnExt, limits, snmp } satisfies DeviceSettings),
    created_at: Math.round(device.createdAt),
    updated_at: Math.round(device.updatedAt),
  };
}

export type Devices = ReturnType<typeof createDevices>;

/** The inventory. A device that is taken away gets an end to its validity; nothing is erased. */
export function createDevices(prepare: Prepare) {
  const checks = createChecks(prepare);
  const list = prepare<Record<string, never>, DeviceRow>(
    'devices.list',
    'SELECT * FROM devices WHERE removed_at IS NULL ORDER BY id',
  );
  const put = prepare<DeviceRow>(
    'devices.put',
    `INSERT INTO devices
       (id, name, address, site, notes, partner, country, profile, paused, settings, created_at, updated_at)
     VALUES
       (@id, @name, @address, @site, @notes, @partner, @country, @profile, @paused, @settings, @created_at, @updated_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, address = excluded.address, site = excluded.site, notes = excluded.notes,
       partner = excluded.partner, country = excluded.country, profile = excluded.profile, paused = excluded.paused,
       settings = excluded.settings, updated_at = excluded.updated_at, removed_at = NULL`,
  );
  const remove = prepare(
    'devices.remove',
    'UPDATE devices SET removed_at = @at, updated_at = @at WHERE id = @id AND removed_at IS NULL',
  );
  const alive = prepare<{ id: string }, { readonly found: 1 }>(
    'devices.alive',
    'SELECT 1 AS found FROM devices WHERE id = @id AND removed_at IS NULL',
  );

  return {
    list(): StoredDevice[] {
      const byDevice = checks.listByDevice();
      return list.all({}).map((row) => deviceFromRow(row, byDevice.get(row.id) ?? []));
    },
    nextCheckNumber: checks.nextNumber,
    put(device: StoredDevice): void {
      put.run(toRow(device));
      checks.replace(device.id, device.checks, Math.round(device.updatedAt));
    },
    /** Removing what is gone already changes nothing, so that a repeated commit is harmless. */
    remove(id: string, at: number): void {
      remove.run({ id, at });
      checks.replace(id, [], at);
    },
    assertAlive(id: string): void {
      if (!alive.get({ id })) throw new Fault('not-found', 'There is no such device.');
    },
  };
}
