// Crashes as often as it is told and says what came of each. argv: data folder, how often.
import { pino } from 'pino';
import { createCrashFiles } from '../../engine/diagnostics/crash-files.ts';
import { guardProcess } from '../crash-guard.ts';

const [, , dataDir = '', times = '1'] = process.argv;
const said: string[] = [];
guardProcess({
  crashes: createCrashFiles(dataDir),
  version: '0.0.0',
  log: pino({ level: 'silent' }),
  restart: () => said.push('restart'),
  giveUp: () => said.push('give up'),
});
for (let index = 0; index < Number(times); index += 1)
  setTimeout(() => {
    if (index % 2 === 0) throw new Error('nobody caught this');
    void Promise.reject(new Error('nobody waited for this'));
  }, 20 * index);
setTimeout(() => process.stdout.write(said.join(',')), 20 * Number(times) + 100);
