import { app } from 'electron';
import type { Logger } from 'pino';

/** Looks for a new version once, where the program is installed and has a place to look; never installs by itself. */
export async function lookForUpdate(log: Logger): Promise<void> {
  if (!app.isPackaged) return;
  const { default: updater } = await import('electron-updater');
  updater.autoUpdater.autoDownload = false;
  updater.autoUpdater.autoInstallOnAppQuit = false;
  updater.autoUpdater.logger = log;
  try {
    await updater.autoUpdater.checkForUpdates();
  } catch (thrown) {
    log.info({ err: thrown }, 'no news of updates');
  }
}
