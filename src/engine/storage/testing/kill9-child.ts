// Commits and appends for ever and prints what was acknowledged, until it is killed. argv: data folder.
import { writeSync } from 'node:fs';
import { openStorage } from '../open-storage.ts';
import { anEvent, aRound, careUrl, columns, workerUrl } from './harness.ts';

const [, , dataDir = ''] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);

const storage = await openStorage({ dataDir, workerUrl, careUrl, onCrash: (error) => say(`crash ${error.message}`) });
const first = Number((await storage.setting('n')) ?? 0) + 1;
say('open');

setInterval(() => {
  const at = Date.now();
  storage.appendRounds(columns(aRound(1, at)));
  say(`round ${String(at)}`);
}, 20);

for (let n = first; ; n += 1) {
  await storage.commit([
    { type: 'event.add', event: anEvent(n) },
    { type: 'setting.put', key: 'n', value: n },
  ]);
  say(`commit ${String(n)}`);
}
