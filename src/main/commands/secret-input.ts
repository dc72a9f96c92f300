import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../exit-codes.ts';

/** Swallows what the terminal would show of the typing. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Asks for a secret: typed without being shown, or the first line of what is piped in. Never an argument of the
 * command, which every user of this computer could read.
 *
 * @throws {UsageError} when nothing came
 */
export async function askSecret(question: string): Promise<string> {
  const isTyped = process.stdin.isTTY;
  if (isTyped) process.stderr.write(`${question}: `);
  const lines = createInterface({ input: process.stdin, output: nowhere(), terminal: isTyped });
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (isTyped) process.stderr.write('\n');
  if (line === '') throw new UsageError(`${question}: type it, or pipe it in.`);
  return line;
}
