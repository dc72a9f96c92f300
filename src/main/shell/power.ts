import { powerMonitor } from 'electron';
import type { Logger } from 'pino';

/** Sleep is noticed by the engine's own clocks; this only says so in the log, beside what was noticed. */
export function watchPower(log: Logger): void {
  powerMonitor.on('suspend', () => log.info('this computer goes to sleep'));
  powerMonitor.on('resume', () => log.info('this computer woke up'));
}
