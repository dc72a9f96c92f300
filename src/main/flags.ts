import { parseArgs } from 'node:util';
import { UsageError } from './exit-codes.ts';

/** A flag: its type, what stands for its value in the help text, and what it is for. */
export type FlagSpec = {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly value?: string;
  /** The value stands behind "=" or is left out; the flag is `true` then. */
  readonly isOptional?: boolean;
  /** It may be given several times; its value is a list then. */
  readonly isMany?: boolean;
  readonly help: string;
};
export type FlagSpecs = Readonly<Record<string, FlagSpec>>;
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Edits (insert, delete, replace) that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const cells = [(before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + same];
      now.push(Math.min(...cells));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}

/** The known word nearest to a mistyped one, if any is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .sort((x, y) => x.distance - y.distance);
  return best !== undefined && best.distance <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

const unknown = (what: string, word: string, known: readonly string[]): UsageError => {
  const meant = nearest(word, known);
  return new UsageError(
    `Unknown ${what} "${word}".${meant === undefined ? '' : ` Did you mean "${meant}"?`} See ronda --help.`,
  );
};

/**
 * Parses a command line against its flags.
 *
 * @throws {UsageError} naming the flag and the nearest known one
 */
export function parseFlags(args: readonly string[], specs: FlagSpecs): { flags: Flags; words: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short, isOptional, isMany = false }]) => [
      name,
      // What may stand alone does not take the next word for its value.
      { type: isOptional ? ('boolean' as const) : type, multiple: isMany, ...(short !== undefined && { short }) },
    ]),
  );
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined)
      throw unknown(
        'flag',
        token.rawName,
        Object.keys(specs).map((name) => `--${name}`),
      );
    const isBare = spec.isOptional === true && token.value === undefined;
    if (spec.type === 'string' && !isBare && (token.value === undefined || token.value === ''))
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value ?? 'VALUE'}`);
    if (spec.type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
  }
  return { flags: values, words: positionals };
}

/** @throws {UsageError} naming the nearest command */
export const unknownCommand = (word: string, known: readonly string[]): UsageError => unknown('command', word, known);

/** The text value of a flag, or undefined. */
export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** A flag that is one of a few words. @throws {UsageError} */
export function oneOf<T extends string>(flags: Flags, name: string, words: readonly T[]): T | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${name} takes one of: ${words.join(', ')}; not "${value}".`);
  return found;
}

/** A flag that is a number within bounds. @throws {UsageError} */
export function number(flags: Flags, name: string, [min, max]: readonly [number, number]): number | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (value.trim() === '' || !(parsed >= min && parsed <= max))
    throw new UsageError(`--${name} takes a number from ${String(min)} to ${String(max)}; not "${value}".`);
  return parsed;
}

/** One aligned line a flag, for --help. */
export function flagHelp(specs: FlagSpecs): string {
  const rows = Object.entries(specs).map(([name, { short, value, isOptional, help }]) => [
    `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : isOptional ? `[=${value}]` : ` ${value}`}`,
    help,
  ]);
  const width = Math.max(...rows.map(([left]) => left?.length ?? 0));
  return rows.map(([left = '', right = '']) => `${left.padEnd(width)}  ${right}`).join('\n');
}
