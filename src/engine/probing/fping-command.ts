import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { PingTarget } from './probing.ts';

const DIRECTORIES = [
  '/usr/bin',
  '/usr/sbin',
  '/bin',
  '/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
];
/** Least ms between two packets that fping allows without privileges. */
const SPACING_MS = 1;

/**
 * Looks for the program in the usual places first, then along PATH; never in the working directory.
 *
 * @returns an absolute path
 * @throws Error when it is not installed
 */
export function findFping(): string {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => isAbsolute(directory));
  const file = [...DIRECTORIES, ...path].map((directory) => join(directory, 'fping')).find(isExecutable);
  if (file === undefined) throw new Error('it is not installed');
  return file;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One packet to each address, with the settings of `target`. */
export function fpingArguments(target: PingTarget, addresses: readonly string[]): string[] {
  const args = ['-C', '1', '-i', String(SPACING_MS), '-b', String(target.size)];
  args.push('-t', String(Math.max(1, Math.round(target.timeoutMs))));
  if (target.dscp > 0) args.push('-O', String(target.dscp << 2));
  if (target.source !== undefined) args.push('-S', target.source);
  return [...args, '--', ...addresses];
}

/** Reads "192.0.2.1 : [0], 64 bytes, 1.48 ms (1.48 avg, 0% loss)"; anything else is no reply. */
export function readReply(line: string): { readonly address: string; readonly rttMs: number } | undefined {
  const match = /^(\S+)\s+: \[\d+\], \d+ bytes, ([\d.]+) ms/.exec(line);
  if (match === null) return undefined;
  return { address: match[1] ?? '', rttMs: Number(match[2]) };
}
