import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataFolder, makeFolder, removeFile } from '../data-folder.ts';
import { backupTarget, PARTIAL } from './backup-target.ts';
import type { BackupFile, RowCount } from './care-messages.ts';
import { createCareThread, type Work } from './care-thread.ts';
import { surplus } from './daily.ts';
import type { Restored } from '../recovery/restore.ts';
import type { Salvaged } from '../recovery/salvage.ts';
import type { Usage } from './usage.ts';
import type { Vacuumed } from './vacuum.ts';
import type { Verified } from './verify.ts';

/** Where a copy goes; without it into the folder of backups, under a name of the program's own. */
export type BackupPlace = { readonly path: string; readonly force: boolean };

/** What can be done with a database while the thread that writes it does something else, or nothing runs. */
export type FileCare = {
  /** Reads everything and names what is damaged; changes nothing. @throws {Fault} conflict: busy or cancelled */
  verify(how: { readonly quick: boolean }): Promise<Verified>;
  /** @throws {Fault} invalid-input, not-found or conflict; a file under the name exists only when it is a whole copy */
  backup(place?: BackupPlace): Promise<BackupFile>;
  /** Makes the copy of the day, and takes away the oldest of those it made. */
  backupDaily(): Promise<BackupFile>;
  /** Copies in the folder of backups, newest first. */
  backups(): readonly BackupFile[];
  rows(): Promise<readonly RowCount[]>;
  /** What goes on now. */
  work(): Work | undefined;
  /** @returns false when nothing goes on that can be stopped */
  cancel(): boolean;
  dispose(): Promise<void>;
};
/** What puts another database in the place of the present one, which keeps another name. */
export type Replacing = {
  /** @param source a copy @throws {Fault} invalid-input when it is no good; nothing was changed */
  readonly restore: (source: string) => Promise<Restored>;
  readonly salvage: () => Promise<Salvaged>;
};

export type Care = FileCare & {
  usage(): Promise<Usage>;
  /** The stored settings of retention changed: they take effect at once. */
  refreshRetention(): Promise<void>;
  vacuum(how: { readonly full: boolean }): Promise<Vacuumed>;
};

type FileOptions = { readonly dataDir: string; readonly careUrl: URL };
type Options = FileOptions & Pick<Care, 'usage' | 'refreshRetention' | 'vacuum'>;

const BACKUP_NAME = /^[\w.-]+\.db$/;

export function listBackups(folder: string): BackupFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => BACKUP_NAME.test(name) && !name.startsWith('.'))
    .flatMap((name): BackupFile[] => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return found?.isFile() ? [{ name, bytes: found.size, at: Math.round(found.mtimeMs) }] : [];
    })
    .sort((a, b) => b.at - a.at);
}

/** What was left of copies when the program was killed. */
function removePartial(folder: string): void {
  for (const name of readdirSync(folder)) if (name.includes(PARTIAL)) removeFile(join(folder, name));
}

/** Care of the files of a data folder, in threads of their own; the folder must be locked by this process. */
export function createFileCare({
  dataDir,
  careUrl,
}: FileOptions): FileCare & Replacing & Pick<ReturnType<typeof createCareThread>, 'exclusive'> {
  const folder = dataFolder(resolve(dataDir));
  const thread = createCareThread(careUrl);
  async function copyTo(path: string, force: boolean): Promise<BackupFile> {
    const { target, temporary } = backupTarget(folder, path, force);
    const bytes = await thread.backup({ database: folder.database, target, temporary, force });
    return { name: target, bytes, at: Date.now() };
  }
  /** @param kind beginning of its name */
  async function copyHere(kind: string): Promise<BackupFile> {
    makeFolder(folder.backups);
    if (!thread.work()) removePartial(folder.backups);
    const name = `${kind}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.db`;
    return { ...(await copyTo(join(folder.backups, name), false)), name };
  }
  return {
    exclusive: thread.exclusive,
    restore: (source) => thread.restore(folder.root, source),
    salvage: () => thread.salvage(folder.root),
    verify: ({ quick }) => thread.verify(folder.database, quick),
    backup: (place) => (place ? copyTo(place.path, place.force) : copyHere('ronda')),
    async backupDaily() {
      const made = await copyHere('daily');
      for (const name of surplus(listBackups(folder.backups))) removeFile(join(folder.backups, name));
      return made;
    },
    backups: () => listBackups(folder.backups),
    rows: () => thread.rows(folder.database),
    work: thread.work,
    cancel: thread.cancel,
    dispose: thread.dispose,
  };
}

/** Care of a database that is open: what needs its one writing connection is asked of the storage thread. */
export function createCare({ usage, refreshRetention, vacuum, ...files }: Options): Care {
  const { exclusive, restore: _, salvage: __, ...care } = createFileCare(files);
  return { ...care, usage, refreshRetention, vacuum: (how) => exclusive('vacuum', () => vacuum(how)) };
}
