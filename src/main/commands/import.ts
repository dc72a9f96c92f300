import { readFileSync } from 'node:fs';
import { Fault } from '../../contract/faults.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import type { Command } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

const BYTE_LIMIT = 16 * 1024 * 1024;

/** Text of a file in UTF-8 or UTF-16, with or without its mark. @throws {Fault} */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    throw new Fault('not-found', `The file ${file} cannot be read.`, { cause: thrown });
  }
  if (bytes.length > BYTE_LIMIT)
    throw new Fault('invalid-input', `${file} is larger than 16 MiB.`, { reason: 'config-invalid' });
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new Fault('invalid-input', `${file} is not ${encoding.toUpperCase()} text.`, {
      reason: 'config-invalid',
      cause: thrown,
    });
  }
}

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE',
  help: 'take devices from a config.json: all or nothing, and nothing twice',
  flags: {
    ...DATA_FLAGS,
    'dry-run': { type: 'boolean', help: 'tell what would be done' },
    'skip-invalid': { type: 'boolean', help: 'leave wrong rows out instead of refusing the file' },
  },
  async run(context) {
    const { words, flags, print, complain } = context;
    const [file] = words;
    if (file === undefined || words.length > 1) throw new UsageError('ronda import needs exactly one file.');
    const content = readText(file);
    const [dryRun, skipInvalid] = [flags['dry-run'] === true, flags['skip-invalid'] === true];
    const result = await withData(context, (call) => call('imports.run', { content, dryRun, skipInvalid }));
    for (const { path, message } of result.errors) complain(`${path}: ${message}`);
    const { added, changed, unchanged, skipped } = result;
    if (flags['json'] === true) print(JSON.stringify(result));
    else
      print(
        `${dryRun ? 'would be: ' : ''}${String(added)} added, ${String(changed)} changed, ${String(unchanged)} unchanged, ${String(skipped)} skipped`,
      );
    const applied = result.errors.length === 0 || (skipInvalid && skipped > 0);
    return applied ? EXIT.ok : EXIT.configInvalid;
  },
};
