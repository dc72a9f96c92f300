// Commits for ever while the database is copied and rewritten again and again, and prints what was acknowledged, until it
// is killed. argv: data folder.
import { writeSync } from 'node:fs';
import { openStorage } from '../../open-storage.ts';
import { anEvent, careUrl, workerUrl } from '../../testing/harness.ts';

const [, , dataDir = ''] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);
const storage = await openStorage({ dataDir, workerUrl, careUrl, onCrash: (error) => say(`crash ${error.message}`) });
const first = Number((await storage.setting('n')) ?? 0) + 1;

async function careForEver(): Promise<void> {
  for (;;) {
    say(`backup ${(await storage.care.backup()).name}`);
    const { bytesAfter } = await storage.care.vacuum({ full: true });
    say(`vacuum ${String(bytesAfter)}`);
  }
}
careForEver().catch((thrown: unknown) => say(`crash ${String(thrown)}`));

for (let n = first; ; n += 1) {
  await storage.commit([
    { type: 'event.add', event: anEvent(n) },
    { type: 'setting.put', key: 'n', value: n },
  ]);
  say(`commit ${String(n)}`);
}
