import { writeFileSync } from 'node:fs';
import { Fault } from '../../contract/faults.ts';
import { formatBytes } from '../../contract/units.ts';
import { EXIT } from '../exit-codes.ts';
import type { Command } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

/** Shows what a bundle for a report of trouble would hold, or writes it to a file. */
export const diagnostics: Command = {
  name: 'diagnostics',
  usage: '[FILE]',
  help: 'facts for a report of trouble, without secrets: what they are, or all of them in a file',
  flags: DATA_FLAGS,
  run: (context) =>
    withData(context, async (call) => {
      const [file] = context.words;
      if (file === undefined) {
        const { parts } = await call('diagnostics.preview', {});
        for (const { name, summary, bytes } of parts)
          context.print(
            context.flags['json'] === true
              ? JSON.stringify({ name, summary, bytes })
              : `${name.padEnd(10)} ${formatBytes(bytes).padStart(8)}  ${summary}`,
          );
        return EXIT.ok;
      }
      const bundle = await call('diagnostics.bundle', {});
      try {
        writeFileSync(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      } catch (thrown) {
        throw new Fault('conflict', `${file} exists already or cannot be written.`, { cause: thrown });
      }
      context.print(`${file}: ${String(bundle.parts.length)} parts`);
      return EXIT.ok;
    }),
};
