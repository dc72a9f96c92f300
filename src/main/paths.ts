import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the data of this user lives: `--data-dir`, then `RONDA_DATA_DIR`, then beside a portable program,
 * then the place the system has for it.
 *
 * @see XDG Base Directory Specification; Known Folders (Windows); File System Programming Guide (macOS)
 */
export function dataDirOf(flag: string | undefined, env: Environment = process.env): string {
  const told = flag ?? env['RONDA_DATA_DIR'];
  if (told !== undefined && told !== '') return resolve(told);
  const beside = dirname(process.execPath);
  if (existsSync(join(beside, 'ronda.portable'))) return join(beside, 'data');
  switch (platform()) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Ronda');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Ronda');
    default:
      return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'ronda');
  }
}
