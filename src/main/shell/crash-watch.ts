import { app, type BrowserWindow } from 'electron';
import type { Logger } from 'pino';

const WINDOW_MS = 5 * 60_000;
const RELOADS = 3;

/**
 * The page holds nothing of its own, so one that ended is loaded again: three times in five minutes, then it stays
 * away until somebody opens the window. The watch goes on meanwhile.
 */
export function watchCrashes(window: BrowserWindow, log: Logger, now: () => number = () => performance.now()): void {
  let reloads: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'the page of the window ended');
    reloads = [...reloads.filter((at) => now() - at < WINDOW_MS), now()];
    if (reason !== 'clean-exit' && reloads.length <= RELOADS) window.webContents.reload();
  });
  window.on('unresponsive', () => log.warn('the page of the window does not answer'));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.error({ type, reason, exitCode }, 'a process of Electron ended'),
  );
}
