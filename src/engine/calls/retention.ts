import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { type Retention, RetentionSettings } from '../../contract/retention.ts';
import type { Journal } from '../journal.ts';
import { issuesOf } from '../lib/issues.ts';
import type { Care } from '../storage/care/care.ts';
import { RETENTION_KEY } from '../storage/care/keys.ts';
import { tierView } from './storage.ts';

type Parts = {
  readonly care: Care;
  readonly journal: Pick<Journal, 'commit' | 'event'>;
};

/** How long measurements are kept, and the meter of the room they take. */
export const retentionCalls = ({ care, journal }: Parts): Pick<Handlers, 'retention.get' | 'retention.set'> => {
  async function meter(): Promise<Retention> {
    const { settings, tiers, series, usedBytes, bytesPerDay, daysLeft, freeDiskBytes } = await care.usage();
    return {
      ...settings,
      usedBytes,
      journalBytes: series.journal.bytes,
      byTier: tiers.map(tierView),
      bytesPerDay,
      daysLeft,
      freeDiskBytes,
    };
  }

  return {
    'retention.get': meter,
    'retention.set': async (change, { principal }) => {
      const { settings } = await care.usage();
      const wanted = RetentionSettings.safeParse({ ...settings, ...change });
      if (!wanted.success) {
        const errors = issuesOf(wanted.error);
        throw new Fault('invalid-input', errors.map(({ path, message }) => `${path}: ${message}`).join(' '), {
          errors,
        });
      }
      await journal.commit([
        { type: 'setting.put', key: RETENTION_KEY, value: wanted.data },
        journal.event('retention-changed', 'info', { by: principal?.name ?? '', ...wanted.data }),
      ]);
      await care.refreshRetention();
      return meter();
    },
  };
};
