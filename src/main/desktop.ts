import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The Electron program of this installation, or why there is no window. */
export function findDesktop(root: string, env: Environment = process.env): { binary: string } | { missing: string } {
  const folder = join(root, 'node_modules', 'electron');
  const told = env['ELECTRON_EXEC_PATH'];
  const pathFile = join(folder, 'path.txt');
  const binary =
    told ?? (existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : undefined);
  if (binary === undefined || !existsSync(binary))
    return { missing: 'the Electron program is not installed (npm run desktop fetches it)' };
  const hasDisplay = platform() !== 'linux' || (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasDisplay ? { binary } : { missing: 'there is no display' };
}

/** Flags of the desktop program: Electron takes a value only behind "=", and its folder may not be the caller's. */
export const desktopArgs = (dataDir: string | undefined, demoDevices?: number): readonly string[] => [
  ...(dataDir === undefined ? [] : [`--data-dir=${resolve(dataDir)}`]),
  ...(demoDevices === undefined ? [] : [`--demo=${String(demoDevices)}`]),
];

/** Opens the desktop window as a process of its own. @returns its exit code */
export function runDesktop(binary: string, root: string, args: readonly string[]): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(binary, [root, ...args], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => done(code ?? 1));
  });
}
