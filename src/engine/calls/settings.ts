import type { Handlers } from '../../contract/contract.ts';
import { PROFILES } from '../../contract/metrics.ts';
import type { Settings as SettingsView } from '../../contract/settings.ts';
import type { SystemStatus } from '../../contract/system.ts';
import type { Journal } from '../journal.ts';
import type { HostFacts } from '../ports.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Settings } from '../settings/settings.ts';
import { LATENCY_PROFILES } from '../status/status.ts';

type Parts = {
  readonly settings: Settings;
  readonly surroundings: Pick<Surroundings, 'battery' | 'double'>;
  readonly journal: Pick<Journal, 'event'>;
  readonly statusNow: () => SystemStatus;
  readonly facts: HostFacts;
};
type Calls = Pick<Handlers, 'settings.get' | 'settings.patch' | 'settings.about'>;

export const settingsCalls = ({ settings, surroundings, journal, statusNow, facts }: Parts): Calls => {
  const view = (): SettingsView => ({
    defaults: { ...settings.defaults() },
    battery: surroundings.battery(),
    profiles: PROFILES.map((name) => ({ name, ...LATENCY_PROFILES[name] })),
  });
  return {
    'settings.get': view,
    'settings.patch': async ({ defaults, doubleOnBattery }, { principal }) => {
      const given = Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));
      const changed = (what: object) => [
        journal.event('settings-changed', 'info', { by: principal?.name ?? '', ...what }),
      ];
      if (Object.keys(given).length > 0) await settings.change(given, changed(given));
      if (doubleOnBattery !== undefined)
        await surroundings.double(doubleOnBattery, changed({ doubleOnBattery: doubleOnBattery ? 1 : 0 }));
      return view();
    },
    'settings.about': (_input, { principal }) => {
      const { version, startedAt, database, devices, checks } = statusNow();
      // Where files lie is nobody's business who could not look there anyway.
      const dataDir = principal?.role === 'admin' ? facts.dataDir : null;
      const known = facts.certificate?.();
      return {
        version,
        startedAt,
        runtime: facts.runtime,
        dataDir,
        databaseBytes: database.bytes,
        devices,
        checks,
        certificate: known ? { fingerprint: known.fingerprint, validTo: new Date(known.validTo).toISOString() } : null,
      };
    },
  };
};
