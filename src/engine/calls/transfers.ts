import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Devices } from '../devices/devices.ts';
import { importers } from '../importers/registry.gen.ts';
import type { Storage, StoredDevice } from '../storage/storage.ts';

const SETTING = 'seed-config.rest';
const DEFAULTS = {
  ping_count: 4,
  ping_timeout: 5,
  latency_thresholds: { excellent: 50, good: 100, fair: 150, poor: 300, critical: 500 },
};

const serverOf = (device: StoredDevice) => ({
  partner: device.partner,
  country: device.country,
  ip: device.address,
  dn_ext: device.dnExt,
});

export const transferCalls = (
  devices: Devices,
  storage: Storage,
): Pick<Handlers, 'imports.run' | 'exports.seedConfig'> => ({
  'imports.run': async ({ format, content, dryRun, skipInvalid }) => {
    const importer = importers.find((one) => one.id === format);
    if (importer === undefined) throw new Fault('unsupported', `There is no importer for "${format}".`);
    const reading = importer.read(content);
    const skipped = new Set(reading.errors.map((issue) => issue.path.split('/').slice(0, 3).join('/'))).size;
    const stop = reading.errors.length > 0 && !(skipInvalid && reading.devices.length > 0);
    const errors = [...reading.errors];
    if (stop) return { dryRun, added: 0, changed: 0, unchanged: 0, skipped: 0, errors };
    const counts = await devices.merge(
      reading.devices.map((row) => row.device),
      dryRun,
      [{ type: 'setting.put', key: SETTING, value: reading.rest }],
    );
    return { dryRun, ...counts, skipped, errors };
  },
  'exports.seedConfig': async () => {
    const rest = (await storage.setting(SETTING)) as Record<string, unknown> | undefined;
    return { ...DEFAULTS, ...rest, servers: [...devices.all()].map(serverOf) };
  },
});
