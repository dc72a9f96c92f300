import { compilePattern, type Pattern } from './pattern.ts';

export type MatcherOperator = '=' | '!=' | '=~' | '!~';
/** One condition on a label; a label that is absent counts as empty. */
export type Matcher = {
  readonly name: string;
  readonly operator: MatcherOperator;
  readonly value: string;
  test(value: string): boolean;
};

/** @throws {Fault} `invalid-input` when the pattern is none that is taken */
export function createMatcher(name: string, operator: MatcherOperator, value: string): Matcher {
  if (operator === '=') return { name, operator, value, test: (text) => text === value };
  if (operator === '!=') return { name, operator, value, test: (text) => text !== value };
  const pattern = compilePattern(value);
  const matches = remembering(pattern);
  return { name, operator, value, test: operator === '=~' ? matches : (text) => !matches(text) };
}

/** Many series share a value; each is looked at once. */
function remembering(pattern: Pattern): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = pattern.test(text);
    known.set(text, now);
    return now;
  };
}

/** True when labels (absent ones empty) meet every condition. */
export const matchesAll = (matchers: readonly Matcher[], labels: Readonly<Record<string, string>>): boolean =>
  matchers.every((matcher) => matcher.test(labels[matcher.name] ?? ''));
