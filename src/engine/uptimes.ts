import type { Devices } from './devices/devices.ts';
import { bucketsOf, uptimeOf } from './status/status.ts';
import type { StateSpan, Storage } from './storage/storage.ts';
import type { Watch } from './watch.ts';

const DAY_MS = 86_400_000;

type UptimesOptions = {
  readonly storage: Storage;
  readonly now: () => number;
  readonly watch: Watch;
  readonly devices: Devices;
};

/** Uptime of the last 24 hours of every device, recomputed from the stored spans and gaps. */
export function createUptimes({ storage, now, watch, devices }: UptimesOptions) {
  return {
    async refresh(): Promise<void> {
      const to = now();
      const from = to - DAY_MS;
      const [spans, gaps] = await Promise.all([storage.spans(from), storage.gaps(from)]);
      const byDevice = new Map<string, StateSpan[]>();
      for (const span of spans) {
        const list = byDevice.get(span.deviceId);
        if (list) list.push(span);
        else byDevice.set(span.deviceId, [span]);
      }
      for (const device of devices.all()) {
        const { uptimePct, coveragePct } = uptimeOf(bucketsOf(byDevice.get(device.id) ?? [], gaps, { from, to }));
        // A tenth is precise enough, and keeps a value that only grows with time from being published each time.
        watch.values.setUptime(device.id, uptimePct, Math.round(coveragePct * 10) / 10);
      }
    },
  };
}
