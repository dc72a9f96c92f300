import { Fault } from '../../contract/faults.ts';

/** A set of characters as pairs of first and last code point. */
export type CharSet = { readonly ranges: readonly (readonly [number, number])[]; readonly isNegated: boolean };
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharSet; readonly ignoresCase: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly isGreedy: boolean;
    }
  | { readonly kind: 'group'; readonly part: PatternNode; readonly index: number; readonly name: string | undefined }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' | 'line-start' | 'line-end' | 'word' | 'no-word' };

type Flags = { readonly ignoresCase: boolean; readonly dotTakesAll: boolean; readonly byLine: boolean };

const MAX_DEPTH = 50;
/** As in RE2. */
const MAX_REPEAT = 1000;
const LAST = 0x10ffff;
const single = (code: number): CharSet => ({ ranges: [[code, code]], isNegated: false });
const code = (char: string): number => char.codePointAt(0) ?? 0;
const rangesOf = (text: string): readonly (readonly [number, number])[] =>
  Array.from({ length: text.length / 2 }, (_, index) => [code(text[2 * index] ?? ''), code(text[2 * index + 1] ?? '')]);
const DIGIT = rangesOf('09');
const WORD = rangesOf('09AZ__az');
const BLANK = rangesOf('\t\n\f\r  ');
const CLASSES: Readonly<Record<string, CharSet>> = {
  d: { ranges: DIGIT, isNegated: false },
  D: { ranges: DIGIT, isNegated: true },
  w: { ranges: WORD, isNegated: false },
  W: { ranges: WORD, isNegated: true },
  s: { ranges: BLANK, isNegated: false },
  S: { ranges: BLANK, isNegated: true },
};
const NAMED: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  digit: '09',
  lower: 'az',
  punct: '!/:@[`{~',
  space: '\t\r  ',
  upper: 'AZ',
  word: '09AZ__az',
  xdigit: '09AFaf',
};
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/** What a negated set covers, so that it can be part of another. */
function positive({ ranges, isNegated }: CharSet): readonly (readonly [number, number])[] {
  if (!isNegated) return ranges;
  const result: [number, number][] = [];
  let from = 0;
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (first > from) result.push([from, first - 1]);
    from = Math.max(from, last + 1);
  }
  if (from <= LAST) result.push([from, LAST]);
  return result;
}

/**
 * Reads a regular expression of RE2 into a tree. Not taken: Unicode classes (`\p`), `\Q`, `\C`, the flag `U`.
 *
 * @throws {Fault} `invalid-input` with what is wrong
 * @see https://github.com/google/re2/wiki/Syntax
 */
export class PatternReader {
  readonly #chars: readonly string[];
  readonly #source: string;
  #at = 0;
  #depth = 0;
  #groups = 0;

  constructor(source: string) {
    this.#source = source;
    this.#chars = Array.from(source);
  }

  read(): PatternNode {
    const node = this.#choice({ ignoresCase: false, dotTakesAll: false, byLine: false });
    if (this.#at < this.#chars.length) throw this.#refuse('a ")" has no "(".');
    return node;
  }

  #refuse(why: string): Fault {
    return new Fault('invalid-input', `The regular expression "${this.#source.slice(0, 100)}" is not right: ${why}`);
  }
  #take(text: string): boolean {
    if (this.#chars.slice(this.#at, this.#at + text.length).join('') !== text) return false;
    this.#at += text.length;
    return true;
  }
  #next(): string {
    const char = this.#chars[this.#at];
    if (char === undefined) throw this.#refuse('it ends too early.');
    this.#at += 1;
    return char;
  }

  #choice(given: Flags): PatternNode {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw this.#refuse('it is nested too deeply.');
    const parts: PatternNode[] = [];
    let flags = given;
    do {
      const sequence: PatternNode[] = [];
      while (this.#at < this.#chars.length && this.#chars[this.#at] !== '|' && this.#chars[this.#at] !== ')') {
        const changed = this.#flagsHere(flags);
        if (changed === undefined) sequence.push(this.#repeated(flags));
        else flags = changed;
      }
      parts.push(sequence.length === 1 && sequence[0] ? sequence[0] : { kind: 'sequence', parts: sequence });
    } while (this.#take('|'));
    this.#depth -= 1;
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  /** `(?i)` and the like change what follows in the same group. */
  #flagsHere(flags: Flags): Flags | undefined {
    const found = /^\(\?([ims]*)(?:-([ims]+))?\)/.exec(this.#chars.slice(this.#at, this.#at + 12).join(''));
    if (found === null) return undefined;
    this.#at += found[0].length;
    return this.#withFlags(flags, found[1] ?? '', found[2] ?? '');
  }
  #withFlags(flags: Flags, on: string, off: string): Flags {
    const of = (letter: string, before: boolean) => !off.includes(letter) && (on.includes(letter) || before);
    return {
      ignoresCase: of('i', flags.ignoresCase),
      dotTakesAll: of('s', flags.dotTakesAll),
      byLine: of('m', flags.byLine),
    };
  }

  #repeated(flags: Flags): PatternNode {
    let part = this.#one(flags);
    for (let count = 0; ; count += 1) {
      const times = this.#times();
      if (times === undefined) return part;
      if (count > 0) throw this.#refuse('two repetitions follow each other.');
      part = { kind: 'repeat', part, ...times, isGreedy: !this.#take('?') };
    }
  }
  #times(): { readonly min: number; readonly max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    const found = /^\{(\d{1,5})(,?)(\d{0,5})\}/.exec(this.#chars.slice(this.#at, this.#at + 14).join(''));
    if (found === null) return undefined;
    this.#at += found[0].length;
    const min = Number(found[1]);
    const max = found[2] === '' ? min : found[3] === '' ? Infinity : Number(found[3]);
    if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT) || max < min)
      throw this.#refuse(`${found[0]} is no repetition up to ${String(MAX_REPEAT)}.`);
    return { min, max };
  }

  #one(flags: Flags): PatternNode {
    const char = this.#next();
    const set = (of: CharSet): PatternNode => ({ kind: 'set', set: of, ignoresCase: flags.ignoresCase });
    switch (char) {
      case '.':
        return set({ ranges: flags.dotTakesAll ? [] : [[10, 10]], isNegated: true });
      case '^':
        return { kind: 'edge', edge: flags.byLine ? 'line-start' : 'start' };
      case '$':
        return { kind: 'edge', edge: flags.byLine ? 'line-end' : 'end' };
      case '[':
        return set(this.#brackets());
      case '(':
        return this.#group(flags);
      case '\\':
        return this.#escaped(set);
      case '*':
      case '+':
      case '?':
        throw this.#refuse(`"${char}" has nothing to repeat.`);
      default:
        return set(single(code(char)));
    }
  }

  #group(flags: Flags): PatternNode {
    const head = /^\?(?:P?<([A-Za-z_]\w*)>|([ims]*)(?:-([ims]+))?:)/.exec(
      this.#chars.slice(this.#at, this.#at + 80).join(''),
    );
    if (head === null && this.#chars[this.#at] === '?') throw this.#refuse('this kind of group is not taken.');
    this.#at += head?.[0].length ?? 0;
    const isCapture = head === null || head[1] !== undefined;
    if (isCapture) this.#groups += 1;
    const index = this.#groups;
    const part = this.#choice(this.#withFlags(flags, head?.[2] ?? '', head?.[3] ?? ''));
    if (!this.#take(')')) throw this.#refuse('a "(" is not closed.');
    return isCapture ? { kind: 'group', part, index, name: head?.[1] } : part;
  }

  #escaped(set: (of: CharSet) => PatternNode): PatternNode {
    const char = this.#chars[this.#at] ?? '';
    const edge = ({ A: 'start', z: 'end', b: 'word', B: 'no-word' } as const)[char];
    if (edge !== undefined) {
      this.#at += 1;
      return { kind: 'edge', edge };
    }
    return set(this.#escape());
  }
  #escape(): CharSet {
    const char = this.#next();
    const known = CLASSES[char];
    if (known !== undefined) return known;
    const control = CONTROLS[char];
    if (control !== undefined) return single(control);
    if (char === 'x') {
      const found = /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/.exec(
        this.#chars.slice(this.#at, this.#at + 8).join(''),
      );
      const value = Number.parseInt(found?.[1] ?? found?.[2] ?? '', 16);
      if (found === null || value > LAST) throw this.#refuse('"\\x" needs a code point.');
      this.#at += found[0].length;
      return single(value);
    }
    if (/[A-Za-z0-9]/.test(char)) throw this.#refuse(`"\\${char}" is not taken.`);
    return single(code(char));
  }

  #brackets(): CharSet {
    const isNegated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    for (let isFirst = true; isFirst || !this.#take(']'); isFirst = false) {
      const set = this.#member();
      const [first] = set.ranges;
      const isOne = set.ranges.length === 1 && !set.isNegated && first !== undefined && first[0] === first[1];
      if (isOne && this.#chars[this.#at] === '-' && this.#chars[this.#at + 1] !== ']') {
        this.#at += 1;
        const [last] = this.#member().ranges;
        if (last === undefined || last[0] < first[0]) throw this.#refuse('a range of characters runs backwards.');
        ranges.push([first[0], last[0]]);
      } else ranges.push(...positive(set));
    }
    return { ranges, isNegated };
  }
  #member(): CharSet {
    const named = /^\[:(\^?)([a-z]+):\]/.exec(this.#chars.slice(this.#at, this.#at + 14).join(''));
    if (named !== null) {
      const ranges = NAMED[named[2] ?? ''];
      if (ranges === undefined) throw this.#refuse(`"${named[0]}" is not taken.`);
      this.#at += named[0].length;
      return { ranges: rangesOf(ranges), isNegated: named[1] === '^' };
    }
    const char = this.#next();
    return char === '\\' ? this.#escape() : single(code(char));
  }
}
