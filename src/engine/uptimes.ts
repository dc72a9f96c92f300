import type { Devices } from './devices/devices.ts';
import { createBreather } from './lib/breather.ts';
import { accountOf, figuresOf } from './status/status.ts';
import type { StateSpan, Storage } from './storage/storage.ts';
import type { Watch } from './watch.ts';

const DAY_MS = 86_400_000;
/** Devices whose history is read at once: their spans come as one message. */
const BATCH = 25;

/** The spans of some devices in a range, a few devices at a time. */
export async function* spansByDevice<T extends { readonly id: string }>(
  storage: Pick<Storage, 'spans'>,
  devices: readonly T[],
  range: { readonly from: number; readonly to: number },
): AsyncGenerator<readonly [device: T, spans: readonly StateSpan[]]> {
  const breathe = createBreather();
  for (let start = 0; start < devices.length; start += BATCH) {
    const batch = devices.slice(start, start + BATCH);
    const spans = await storage.spans({ ...range, deviceIds: batch.map((device) => device.id) });
    const byDevice = Map.groupBy(spans, (span) => span.deviceId);
    for (const device of batch) {
      yield [device, byDevice.get(device.id) ?? []];
      await breathe();
    }
  }
}

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
      const range = { from: to - DAY_MS, to };
      const blind = await storage.gaps(range.from);
      for await (const [{ id }, spans] of spansByDevice(storage, [...devices.all()], range)) {
        const { all } = figuresOf(accountOf({ spans, blind, planned: [] }, [range]), 1);
        // A tenth is precise enough, and keeps a value that only grows with time from being published each time.
        watch.values.setUptime(id, all.uptimePct, Math.round(all.coveragePct * 10) / 10);
      }
    },
  };
}
