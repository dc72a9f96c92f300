import { app, dialog } from 'electron';
import type { Logger } from 'pino';
import type { createTranslator } from '../../contract/i18n/i18n.ts';
import { fetchUpdate } from '../update/fetch-update.ts';
import type { UpdateSource } from '../update/source.ts';

type Surroundings = {
  readonly log: Logger;
  readonly translate: ReturnType<typeof createTranslator>;
  readonly backup: () => Promise<unknown>;
};

/** Looks for a signed new version once, where the program is installed and has a place to look; asks before it acts. */
export async function lookForUpdate(
  source: UpdateSource | undefined,
  { log, translate, backup }: Surroundings,
): Promise<void> {
  if (!app.isPackaged || source === undefined) return;
  const { default: updater } = await import('electron-updater');
  updater.autoUpdater.logger = log;
  const ask = async (version: string): Promise<boolean> => {
    const buttons = [translate('update.later'), translate('update.install')];
    const message = translate('update.offer', { version });
    const { response } = await dialog.showMessageBox({ type: 'question', message, buttons, defaultId: 0, cancelId: 0 });
    return response === 1;
  };
  try {
    await fetchUpdate(updater.autoUpdater, source, app.getVersion(), { ask, backup });
  } catch (thrown) {
    log.warn({ err: thrown }, 'no update');
  }
}
