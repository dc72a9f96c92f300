import { openStorage } from '../../../src/engine/storage/open-storage.ts';
import { aCheck, aDevice, anEvent, aRound, columns } from '../../../src/engine/storage/testing/harness.ts';
import { built } from './built.ts';

const MINUTE_MS = 60_000;

/** A data folder with devices, events, states and a day of rounds; closed cleanly, or left as after a crash. */
export async function fill(dataDir: string, devices: number): Promise<void> {
  const storage = await openStorage(built(dataDir));
  const now = Date.now();
  for (let number = 1; number <= devices; number += 1) {
    const device = aDevice({ name: `device ${String(number)}`, checks: [aCheck(number)] });
    const notes = Array.from({ length: 40 }, (_, index) => ({
      type: 'event.add' as const,
      event: anEvent(now - index * MINUTE_MS, { deviceId: device.id, deviceName: device.name }),
    }));
    await storage.commit([
      { type: 'device.put', device },
      { type: 'state.put', state: { deviceId: device.id, state: 'up', since: now } },
      ...notes,
    ]);
    const rounds = Array.from({ length: 1440 }, (_, minute) =>
      aRound(number, now - minute * MINUTE_MS, 1 + (minute % 7)),
    );
    storage.appendRounds(columns(...rounds));
  }
  await storage.close();
}
