import { redact } from './redact.ts';

/** One thing a bundle holds; read only when it is asked for. */
export type Source = { readonly name: string; readonly summary: string; readonly read: () => unknown };
export type Part = { readonly name: string; readonly summary: string; readonly text: string };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** Everything somebody who helps needs to see, without secrets. What cannot be read says why. */
export async function collect(sources: readonly Source[]): Promise<readonly Part[]> {
  return Promise.all(
    sources.map(async ({ name, summary, read }) => {
      try {
        return { name, summary, text: textOf(redact(await read())) };
      } catch (thrown) {
        return { name, summary, text: thrown instanceof Error ? thrown.message : String(thrown) };
      }
    }),
  );
}
