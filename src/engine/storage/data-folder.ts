import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../contract/faults.ts';
import { storageFault } from './sqlite-faults.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Every file that storage keeps, by what it is for. */
export type DataFolder = {
  readonly root: string;
  readonly database: string;
  readonly backups: string;
  readonly lock: string;
  /** Text: the process that holds the lock. Only for the sentence shown to a second instance. */
  readonly pid: string;
  /** How the database looked when it was closed. */
  readonly seal: string;
  /** Deleted when the disk is nearly full. */
  readonly ballast: string;
  /** Its presence says that a database existed here, whatever has become of it. */
  readonly marker: string;
};

export const dataFolder = (root: string): DataFolder => ({
  root,
  database: join(root, 'ronda.db'),
  backups: join(root, 'backups'),
  lock: join(root, 'ronda.lock'),
  pid: join(root, 'ronda.pid'),
  seal: join(root, 'ronda.seal'),
  ballast: join(root, 'ronda.ballast'),
  marker: join(root, 'ronda.marker'),
});

/** Makes the folder when it is missing. An existing one keeps its permissions: it may be shared on purpose. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
  } catch (thrown) {
    throw new Fault('internal', `The data folder ${path} cannot be made or is not a folder.`, {
      reason: 'data-unwritable',
      cause: thrown,
    });
  }
}

/** @param floorBytes least free space, bytes; below it a database can be damaged by the mere opening */
export function assertRoom(folder: string, floorBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= floorBytes) return;
  const mib = Math.ceil(floorBytes / 1024 ** 2).toString();
  throw new Fault('internal', `The disk that holds ${folder} has less than ${mib} MiB of free space.`, {
    reason: 'data-unwritable',
    retryable: true,
  });
}

/** Size in bytes; 0 for an empty file, undefined when there is none. */
export const fileBytes = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

/** Makes sure of a file only its owner can read; SQLite gives its journals the same permissions. */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', FILE_MODE));
    chmodSync(path, FILE_MODE);
  } catch (thrown) {
    throw storageFault(thrown);
  }
}

/** Replaces a small text file and waits until it is on disk. */
export function writePrivate(path: string, text: string): void {
  const file = openSync(path, 'w', FILE_MODE);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Text of a file, or undefined when it cannot be read. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export const removeFile = (path: string): void => {
  rmSync(path, { force: true });
};
