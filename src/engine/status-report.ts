import type { DeviceState } from '../contract/devices.ts';
import type { SystemStatus } from '../contract/system.ts';
import type { Collection } from './collection/collection.ts';
import type { Devices } from './devices/devices.ts';
import type { createHealth } from './health.ts';
import type { MethodReport } from './probing/probing.ts';
import type { DevicesView } from './scope.ts';
import type { Simulation } from './simulation/simulation.ts';
import type { Watch } from './watch.ts';

type ReportParts = {
  readonly version: string;
  readonly startedAt: string;
  readonly now: () => number;
  readonly watch: Watch;
  readonly devices: Devices;
  readonly health: ReturnType<typeof createHealth>;
  readonly collection: Pick<Collection, 'totals'>;
  /** Why nothing is watched, when it is not. */
  readonly unwatched: { readonly mode: SystemStatus['mode']; readonly reason: SystemStatus['modeReason'] } | undefined;
  readonly simulation: Simulation | undefined;
  readonly method: () => MethodReport | undefined;
  readonly databaseBytes: () => number;
};

/** How the program itself does, for the foot of the window and for whoever watches the watch. */
export function createStatusReport(parts: ReportParts) {
  const { version, startedAt, now, watch, devices, health, collection, unwatched, simulation } = parts;

  function statusNow(): SystemStatus {
    const { active, late } = watch.status.punctuality(watch.values.seenAt);
    const self = watch.selfOffline();
    const method = parts.method();
    const { largeLogBytes, ...own } = health.read();
    return {
      version,
      startedAt,
      at: new Date(now()).toISOString(),
      counts: watch.status.counts(),
      devices: devices.size(),
      checks: active,
      polling: {
        onTime: active - late,
        late,
        method: method?.method ?? null,
        precision: method?.precision ?? null,
        note: method?.note ?? null,
      },
      snmp: collection.totals(),
      selfOffline: self === undefined ? null : { since: new Date(self.since).toISOString(), reason: self.reason },
      database: { bytes: parts.databaseBytes(), largeLogBytes },
      ...own,
      mode: unwatched?.mode ?? 'watching',
      modeReason: unwatched?.reason ?? null,
      demo: simulation?.status() ?? null,
    };
  }

  /** The same, with counts of what the view holds. */
  function statusOf(view: DevicesView): SystemStatus {
    const whole = statusNow();
    if (view.scope === undefined) return whole;
    const states = [...view.all()].map((device) => watch.status.deviceState(device.id)?.state ?? 'unknown');
    const names = Object.keys(whole.counts) as DeviceState[];
    const counts = names.map((name) => [name, states.filter((state) => state === name).length]);
    const checks = [...view.all()].reduce((sum, device) => sum + device.checks.length, 0);
    return {
      ...whole,
      counts: Object.fromEntries(counts) as SystemStatus['counts'],
      devices: states.length,
      checks,
    };
  }
  return { statusNow, statusOf };
}
