import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readText, removeFile, writePrivate } from '../storage/data-folder.ts';
import { redactText } from './redact.ts';

const KEEP = 10;
const NAME = /^crash-[\dTZ-]+\.json$/;

type Cause = { readonly name: string; readonly message: string; readonly stack: string };
export type CrashFile = { readonly name: string; readonly text: string };

/** An error with what caused it, the nearest first. */
function causesOf(thrown: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let one = thrown; one !== undefined && causes.length < 10; one = one instanceof Error ? one.cause : undefined) {
    const { name, message, stack } =
      one instanceof Error ? one : { name: 'thrown', message: JSON.stringify(one) ?? '', stack: '' };
    causes.push({ name, message: redactText(message), stack: redactText(stack ?? '') });
  }
  return causes;
}

/** The last ten crashes of the program, each in a file that only its owner can read and that holds no secrets. */
export function createCrashFiles(dataDir: string) {
  const folder = join(dataDir, 'crashes');
  const names = (): string[] => {
    try {
      return readdirSync(folder)
        .filter((name) => NAME.test(name))
        .toSorted();
    } catch {
      return [];
    }
  };
  return {
    /** Never throws: it is called where something else has just gone wrong. @returns its path, or undefined */
    write(thrown: unknown, facts: Readonly<Record<string, string | number>>): string | undefined {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const at = new Date().toISOString();
        const path = join(folder, `crash-${at.replaceAll(/[:.]/g, '-')}.json`);
        const { rss, heapUsed } = process.memoryUsage();
        writePrivate(path, `${JSON.stringify({ at, ...facts, rss, heapUsed, causes: causesOf(thrown) }, null, 2)}\n`);
        for (const name of names().slice(0, -KEEP)) removeFile(join(folder, name));
        return path;
      } catch {
        return undefined;
      }
    },
    /** How many there were within the last so many ms. */
    recent: (withinMs: number): number =>
      names().filter((name) => Date.now() - statSync(join(folder, name)).mtimeMs < withinMs).length,
    /** Newest first. */
    list: (): CrashFile[] =>
      names()
        .toReversed()
        .map((name) => ({ name, text: readText(join(folder, name)) ?? '' })),
  };
}
export type CrashFiles = ReturnType<typeof createCrashFiles>;
