import type { Handlers } from '../../contract/contract.ts';
import { PROFILES } from '../../contract/metrics.ts';
import type { Settings as SettingsView } from '../../contract/settings.ts';
import type { SystemStatus } from '../../contract/system.ts';
import type { Journal } from '../journal.ts';
import type { HostFacts } from '../ports.ts';
import type { Settings } from '../settings/settings.ts';
import { LATENCY_PROFILES } from '../status/status.ts';

type Parts = {
  readonly settings: Settings;
  readonly journal: Pick<Journal, 'event'>;
  readonly statusNow: () => SystemStatus;
  readonly facts: HostFacts;
};
type Calls = Pick<Handlers, 'settings.get' | 'settings.patch' | 'settings.about'>;

export const settingsCalls = ({ settings, journal, statusNow, facts }: Parts): Calls => {
  const view = (): SettingsView => ({
    defaults: { ...settings.defaults() },
    profiles: PROFILES.map((name) => ({ name, ...LATENCY_PROFILES[name] })),
  });
  return {
    'settings.get': view,
    'settings.patch': async ({ defaults }, { principal }) => {
      const given = Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== undefined));
      await settings.change(given, [
        journal.event('settings-changed', 'info', { by: principal?.name ?? '', ...given }),
      ]);
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
