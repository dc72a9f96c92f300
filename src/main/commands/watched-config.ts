import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from 'pino';
import { Fault } from '../../contract/faults.ts';
import { invoke } from '../../engine/api/invoke.ts';
import type { Engine } from '../../engine/engine.ts';
import { parseJson } from '../../engine/lib/json.ts';
import type { ImportResult } from '../../contract/transfers.ts';
import { LOCAL } from '../control.ts';
import { readText } from './import.ts';

const LOOK_EVERY_MS = 2000;

/** True for a configuration file that lists servers instead of settings of the program. */
export function listsServers(file: string): boolean {
  const parsed = parseJson(readText(file).replace(/^\uFEFF/, ''));
  return typeof parsed === 'object' && parsed !== null && 'servers' in parsed;
}

async function take(engine: Engine, file: string): Promise<ImportResult> {
  const request = { name: 'imports.run', input: { content: readText(file) } };
  return (await invoke(engine, request, { principal: LOCAL })) as ImportResult;
}

const sentences = (result: ImportResult): string =>
  result.errors.map((one) => `  ${one.path}: ${one.message}`).join('\n');

/**
 * Takes the servers of a file, and again whenever the file changes. A wrong file at the start is refused; one that
 * becomes wrong later is logged, and what was taken before stays.
 *
 * @throws {Fault} with reason `config-invalid`
 * @returns how to stop watching the file
 */
export async function watchServers(engine: Engine, file: string, log: Logger): Promise<() => void> {
  const first = await take(engine, file);
  if (first.errors.length > 0)
    throw new Fault('invalid-input', `The configuration file ${file} is wrong:\n${sentences(first)}`, {
      reason: 'config-invalid',
    });
  const again = () => {
    take(engine, file).then(
      (result) => {
        if (result.errors.length > 0)
          log.error(`the changed configuration file is wrong, nothing was taken:\n${sentences(result)}`);
        else log.info({ added: result.added, changed: result.changed }, 'the configuration file was taken again');
      },
      (thrown: unknown) => log.error({ err: thrown }, 'the changed configuration file could not be taken'),
    );
  };
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, again);
  return () => unwatchFile(file, again);
}
