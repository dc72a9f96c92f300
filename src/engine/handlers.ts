import type { Handlers } from '../contract/contract.ts';
import type { SystemStatus } from '../contract/system.ts';
import type { Access } from './access/access.ts';
import { accessCalls } from './calls/access.ts';
import { auditCalls } from './calls/audit.ts';
import { credentialCalls, deviceCredentialCalls, vaultCalls } from './calls/credentials.ts';
import { demoCalls } from './calls/demo.ts';
import { type DiagnosticsFacts, diagnosticsCalls } from './calls/diagnostics.ts';
import { deviceCalls } from './calls/devices.ts';
import { discoveryCalls } from './calls/discovery.ts';
import { exportCalls } from './calls/exports.ts';
import { factCalls, inspectCalls } from './calls/facts.ts';
import { geoCalls } from './calls/geo.ts';
import { interfaceCalls } from './calls/interfaces.ts';
import { maintenanceCalls } from './calls/maintenance.ts';
import { mapCalls } from './calls/maps.ts';
import { logCalls, metricCalls } from './calls/metrics.ts';
import { browserCalls, mibCalls } from './calls/mibs.ts';
import { placeCalls } from './calls/places.ts';
import { recoveryCalls } from './calls/recovery.ts';
import { retentionCalls } from './calls/retention.ts';
import { savedViewCalls } from './calls/saved-views.ts';
import { seedCalls } from './calls/seed.ts';
import { seriesCalls } from './calls/series.ts';
import { settingsCalls } from './calls/settings.ts';
import { storageCalls } from './calls/storage.ts';
import { systemCalls } from './calls/system.ts';
import { topologyCalls, topologyScopedCalls } from './calls/topology.ts';
import { transferCalls } from './calls/transfers.ts';
import { uptimeCalls } from './calls/uptime.ts';
import type { CheckKindDefinition } from './checks/check.ts';
import type { Collection } from './collection/collection.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Devices } from './devices/devices.ts';
import type { Discovery } from './discovery/discovery.ts';
import type { Geo } from './geo/geo.ts';
import type { Inspections } from './inspections.ts';
import type { Interfaces } from './interfaces/interfaces.ts';
import type { Journal } from './journal.ts';
import type { Maintenance } from './maintenance/maintenance.ts';
import type { Maps } from './maps/maps.ts';
import type { Mibs } from './mibs/mibs.ts';
import type { HostFacts, Ports } from './ports.ts';
import { type DevicesView, withinScope } from './scope.ts';
import type { Settings } from './settings/settings.ts';
import type { Simulation } from './simulation/simulation.ts';
import type { Recovery } from './storage/recovery/recovery.ts';
import type { Storage } from './storage/storage.ts';
import type { Surroundings } from './surroundings.ts';
import type { Topology } from './topology/topology.ts';
import type { Vault } from './vault/vault.ts';
import type { Views } from './views/views.ts';
import type { Watch } from './watch.ts';

/** Everything that answers calls. */
export type HandlerParts = {
  readonly devices: Devices;
  readonly watch: Watch;
  readonly kinds: readonly CheckKindDefinition[];
  readonly storage: Storage;
  readonly journal: Journal;
  readonly maintenance: Maintenance;
  readonly access: Access;
  readonly credentials: Credentials;
  readonly inspections: Inspections;
  readonly interfaces: Interfaces;
  readonly collection: Collection;
  readonly discovery: Discovery;
  readonly mibs: Mibs;
  readonly topology: Topology;
  readonly net: Ports['net'];
  readonly maps: Maps;
  readonly geo: Geo;
  readonly newId: () => string;
  readonly vault: Vault;
  readonly views: Views;
  readonly settings: Settings;
  readonly simulation: Simulation | undefined;
  readonly now: () => number;
  readonly surroundings: Surroundings;
  readonly recovery: Recovery | undefined;
  /** Begins anew, soon. */
  readonly restart: () => void;
  readonly facts: DiagnosticsFacts & HostFacts;
  /** The state of the program, with counts of the devices of a view. */
  readonly statusOf: (view: DevicesView) => SystemStatus;
};

/** One handler for every call of the contract; those over devices see the inventory that their caller may see. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { devices, watch, kinds, storage, journal, maintenance, settings, surroundings, now, facts } = parts;
  const statusNow = (): SystemStatus => parts.statusOf(devices);
  return {
    ...withinScope(devices, (view) => ({
      ...deviceCalls(view, watch, kinds),
      ...metricCalls(view, storage),
      ...logCalls(view, storage),
      ...systemCalls({ statusNow: () => parts.statusOf(view), devices: view, watch }),
      ...seriesCalls({ devices: view, storage, now }),
      ...uptimeCalls({ devices: view, maintenance, storage, now }),
      ...exportCalls({ devices: view, maintenance, storage, interfaces: parts.interfaces, now }),
      ...deviceCredentialCalls(view, parts.credentials),
      ...factCalls(view, parts),
      ...interfaceCalls({ ...parts, devices: view, commit: journal.commit }),
      ...geoCalls(view, parts.geo),
      ...browserCalls({ ...parts, devices: view, commit: journal.commit }),
      ...topologyScopedCalls({ ...parts, devices: view }),
    })),
    ...topologyCalls(parts),
    ...savedViewCalls(parts.views),
    ...accessCalls(parts.access),
    ...vaultCalls(parts.vault),
    ...credentialCalls(parts.credentials),
    ...inspectCalls(parts.inspections),
    ...mibCalls(parts.mibs),
    ...discoveryCalls(parts.discovery),
    ...mapCalls(parts.maps),
    ...auditCalls(storage),
    ...storageCalls({ care: storage.care, journal }),
    ...recoveryCalls(parts.recovery, parts.restart),
    ...diagnosticsCalls({ storage, statusNow, facts, now }),
    ...placeCalls(surroundings.sites),
    ...retentionCalls({ care: storage.care, journal }),
    ...transferCalls(devices, storage),
    ...seedCalls({ devices, watch, storage, now }),
    ...maintenanceCalls(maintenance),
    ...settingsCalls({ settings, surroundings, journal, statusNow, facts }),
    ...demoCalls(parts.simulation),
  };
}
