import { Fault } from '../../contract/faults.ts';
import { type UpdateInfo, verifyFile, verifyUpdate } from './signature.ts';
import type { UpdateSource } from './source.ts';

/** What is used of electron-updater. It compares checksums; who made them is what is verified here. */
export type Updater = {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  disableWebInstaller: boolean;
  setFeedURL(feed: { readonly provider: 'generic'; readonly url: string }): void;
  checkForUpdates(): Promise<{ readonly updateInfo: unknown } | null>;
  downloadUpdate(): Promise<readonly string[]>;
  quitAndInstall(): void;
};

/** What has to agree or help before an update becomes the program. */
export type UpdateSteps = {
  /** Nothing is fetched and nothing restarts without a person who said yes. */
  readonly ask: (version: string) => Promise<boolean>;
  /** A copy of the database: the new version may change it. */
  readonly backup: () => Promise<unknown>;
};

/** Asks the pinned place for a signed, later version; undefined when there is none. @throws {Fault} `forbidden` */
async function lookUp(updater: Updater, { url, keys }: UpdateSource, current: string): Promise<UpdateInfo | undefined> {
  if (!url.startsWith('https://')) throw new Fault('forbidden', `Updates are taken over https only, not from ${url}.`);
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.setFeedURL({ provider: 'generic', url });
  const found = await updater.checkForUpdates();
  const version = (found?.updateInfo as { readonly version?: unknown } | undefined)?.version;
  return found === null || version === current ? undefined : verifyUpdate(found.updateInfo, keys, current);
}

/**
 * Finds, verifies, asks, fetches, verifies again, keeps a copy of the database, and only then installs.
 *
 * @returns the version that is being installed; undefined when there is none or nobody wants it
 * @throws {Fault} `forbidden` for whatever is not signed by us, or what any step throws
 */
export async function fetchUpdate(
  updater: Updater,
  source: UpdateSource,
  current: string,
  { ask, backup }: UpdateSteps,
): Promise<string | undefined> {
  const info = await lookUp(updater, source, current);
  if (info === undefined || !(await ask(info.version))) return undefined;
  const paths = await updater.downloadUpdate();
  if (paths.length === 0) throw new Fault('unreachable', 'Nothing of the update arrived.');
  for (const path of paths) await verifyFile(path, info);
  await backup();
  updater.quitAndInstall();
  return info.version;
}
