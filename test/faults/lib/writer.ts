// Commits and measures for ever and prints what was acknowledged, until it is killed. argv: data folder.
import { writeSync } from 'node:fs';
import { openStorage } from '../../../src/engine/storage/open-storage.ts';
import { anEvent, aRound, columns } from '../../../src/engine/storage/testing/harness.ts';
import { ANY_ROOM, built } from './built.ts';

const [, , dataDir = ''] = process.argv;
const say = (line: string) => writeSync(1, `${line}\n`);
const storage = await openStorage({
  ...built(dataDir),
  floors: ANY_ROOM,
  onCrash: (error) => say(`crash ${error.message}`),
});
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
