import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { platform } from 'node:os';
import type { DataFolder } from '../data-folder.ts';

/** Waits until the entries of a folder are on disk. */
export function syncFolder(path: string): void {
  if (platform() === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Gives the files of a database a name with the time in it. Nothing is ever deleted.
 *
 * @returns the new names; none when there was no file
 */
export function setAside(folder: DataFolder, now: Date): readonly string[] {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const moved = ['', '-wal', '-shm'].flatMap((end) => {
    const path = `${folder.database}${end}`;
    if (!existsSync(path)) return [];
    const aside = `${folder.database}.aside-${stamp}${end}`;
    renameSync(path, aside);
    return [aside];
  });
  syncFolder(folder.root);
  return moved;
}
