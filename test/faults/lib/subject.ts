import { type Running, rest, run, start } from '../../e2e/lib/program.ts';

type Rest = ReturnType<typeof rest>;

export const serveOn = (dataDir: string, ...flags: readonly string[]): Promise<Running> =>
  start('--headless', '--data-dir', dataDir, '--listen', '127.0.0.1:0', ...flags);

/** Starts the program on a fresh folder, with a token of an administrator. */
export async function begin(dataDir: string): Promise<{ program: Running; token: string; ask: Rest }> {
  const program = await serveOn(dataDir);
  const { out, err } = run('token', 'create', '--role', 'admin', '--name', 'rig', '--data-dir', dataDir);
  const token = out.trim().split(/\s+/).at(-1) ?? '';
  if (token === '') throw new Error(`no token: ${err}`);
  return { program, token, ask: rest(program.url, token) };
}
