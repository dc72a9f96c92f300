import { lstatSync, type Stats, realpathSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Fault } from '../../../contract/faults.ts';
import { type DataFolder, fileBytes } from '../data-folder.ts';

/** Room that must be left on the disk after the copy. */
const SPARE_BYTES = 64 * 1024 ** 2;

/** End of the name of a copy that is not whole yet. */
export const PARTIAL = '.ronda-partial';

const refuse = (message: string): Fault => new Fault('invalid-input', message);

function folderOf(path: string): string {
  try {
    return realpathSync(dirname(path));
  } catch (thrown) {
    throw new Fault('not-found', `The folder ${dirname(path)} does not exist.`, { cause: thrown });
  }
}

function assertFile(target: string, found: Stats, database: string): void {
  if (found.isSymbolicLink()) throw refuse(`${target} is a link. Name the file itself.`);
  if (!found.isFile()) throw refuse(`${target} is not a file.`);
  const own = statSync(database, { throwIfNoEntry: false });
  if (own && own.ino === found.ino && own.dev === found.dev) throw refuse(`${target} is the database itself.`);
}

function assertRoom(folder: string, { database }: DataFolder): void {
  const needed = (fileBytes(database) ?? 0) + (fileBytes(`${database}-wal`) ?? 0) + SPARE_BYTES;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= needed) return;
  const mib = (bytes: number) => Math.ceil(bytes / 1024 ** 2).toString();
  throw new Fault(
    'conflict',
    `The disk that holds ${folder} has ${mib(bavail * bsize)} MiB of free space; the copy needs ${mib(needed)} MiB.`,
    { reason: 'data-unwritable', retryable: true },
  );
}

/**
 * Where a copy may go: a file that does not exist yet (or may be replaced), no link, not among the files of the data
 * folder but in its folder of backups, on a disk with room.
 *
 * @param path absolute
 * @returns the real path, and that of the file the copy is first written to
 * @throws {Fault} invalid-input, not-found or conflict, with a sentence that names the path
 */
export function backupTarget(
  data: DataFolder,
  path: string,
  force: boolean,
): { readonly target: string; readonly temporary: string } {
  if (!isAbsolute(path) || path.includes('\0')) throw refuse('The path of the copy must be absolute.');
  const folder = folderOf(path);
  const target = join(folder, basename(path));
  const isOwn = folder === realpathSync(data.root);
  if (isOwn) throw refuse(`${folder} is the data folder. Name a file elsewhere, or in ${data.backups}.`);
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found) {
    assertFile(target, found, data.database);
    if (!force) throw new Fault('conflict', `${target} exists already. It was not touched; --force would replace it.`);
  }
  assertRoom(folder, data);
  return { target, temporary: join(folder, `.${basename(path)}${PARTIAL}`) };
}
