import { Fault } from '../../contract/faults.ts';
import { type CharSet, type PatternNode, PatternReader } from './pattern-syntax.ts';

/** Goes on at several places, the preferred one first. */
type Split = { readonly op: 'split'; to: readonly number[] };
type Instruction =
  | { readonly op: 'set'; readonly set: CharSet; readonly ignoresCase: boolean }
  | Split
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'edge'; readonly edge: Extract<PatternNode, { kind: 'edge' }>['edge'] }
  | { readonly op: 'match' };
/** `names[i]` is the name of group i, if it has one; group 0 is the whole. */
type Program = { readonly code: readonly Instruction[]; readonly names: readonly (string | undefined)[] };

/** A whole match: the text of each group, undefined where it took no part. */
export type Groups = readonly (string | undefined)[];
export type Pattern = {
  readonly names: readonly (string | undefined)[];
  /** True when the whole of the text matches. */
  test(text: string): boolean;
  /** The groups of a match of the whole text. */
  match(text: string): Groups | undefined;
};

/** Work on one text is at most this many steps a character, whatever the pattern. */
const MAX_CODE = 1000;
/** Repetitions of nothing make no code, but they are walked through all the same. */
const MAX_WRITES = 10 * MAX_CODE;

const within = ({ ranges }: CharSet, point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last);

function takes(set: CharSet, point: number, ignoresCase: boolean): boolean {
  let isIn = within(set, point);
  if (!isIn && ignoresCase) {
    const char = String.fromCodePoint(point);
    isIn = [char.toLowerCase(), char.toUpperCase()].some((other) => within(set, other.codePointAt(0) ?? 0));
  }
  return isIn !== set.isNegated;
}

function programOf(source: string, root: PatternNode): Program {
  const code: Instruction[] = [];
  const names: (string | undefined)[] = [undefined];
  let writes = 0;
  const emit = (instruction: Instruction): void => void code.push(instruction);
  function split(): Split {
    const fork: Split = { op: 'split', to: [] };
    emit(fork);
    return fork;
  }
  const order = (isGreedy: boolean, inside: number, past: number) => (isGreedy ? [inside, past] : [past, inside]);

  function repeat({ part, min, max, isGreedy }: Extract<PatternNode, { kind: 'repeat' }>): void {
    for (let count = 0; count < min; count += 1) write(part);
    if (max === Infinity) {
      const at = code.length;
      const fork = split();
      write(part);
      split().to = [at];
      fork.to = order(isGreedy, at + 1, code.length);
      return;
    }
    const forks: { readonly fork: Split; readonly at: number }[] = [];
    for (let count = min; count < max; count += 1) {
      forks.push({ at: code.length, fork: split() });
      write(part);
    }
    for (const { fork, at } of forks) fork.to = order(isGreedy, at + 1, code.length);
  }
  function choice(parts: readonly PatternNode[]): void {
    const fork = split();
    const starts: number[] = [];
    const ends: Split[] = [];
    for (const part of parts) {
      starts.push(code.length);
      write(part);
      ends.push(split());
    }
    fork.to = starts;
    for (const end of ends) end.to = [code.length];
  }
  function write(node: PatternNode): void {
    writes += 1;
    if (code.length >= MAX_CODE || writes > MAX_WRITES)
      throw new Fault('invalid-input', `The regular expression "${source.slice(0, 100)}" is too large.`);
    switch (node.kind) {
      case 'set':
        emit({ op: 'set', set: node.set, ignoresCase: node.ignoresCase });
        return;
      case 'edge':
        emit({ op: 'edge', edge: node.edge });
        return;
      case 'sequence':
        for (const part of node.parts) write(part);
        return;
      case 'choice':
        choice(node.parts);
        return;
      case 'repeat':
        repeat(node);
        return;
      case 'group':
        names[node.index] = node.name;
        emit({ op: 'save', slot: 2 * node.index });
        write(node.part);
        emit({ op: 'save', slot: 2 * node.index + 1 });
    }
  }
  write(root);
  emit({ op: 'match' });
  return { code, names };
}

const isWord = (point: number | undefined): boolean =>
  point !== undefined && /[0-9A-Za-z_]/.test(String.fromCodePoint(point));

function holds(edge: Extract<PatternNode, { kind: 'edge' }>['edge'], points: readonly number[], at: number): boolean {
  switch (edge) {
    case 'start':
      return at === 0;
    case 'end':
      return at === points.length;
    case 'line-start':
      return at === 0 || points[at - 1] === 10;
    case 'line-end':
      return at === points.length || points[at] === 10;
    case 'word':
      return isWord(points[at - 1]) !== isWord(points[at]);
    default:
      return isWord(points[at - 1]) === isWord(points[at]);
  }
}

/** A place in the program, with what the groups have taken so far; the first of a list is preferred. */
type Thread = { readonly pc: number; readonly slots: readonly number[] };

/**
 * Follows all ways through the program at once, a character at a time: never goes back, so no pattern takes longer
 * than its length times that of the text.
 *
 * @see Russ Cox, "Regular Expression Matching: the Virtual Machine Approach"
 */
function run({ code }: Program, points: readonly number[], keepsGroups: boolean): readonly number[] | undefined {
  let threads: Thread[] = [];
  const seen = new Int32Array(code.length).fill(-1);

  /** Adds a place and all that is reached from it without a character, in order of preference. */
  function follow(start: Thread, at: number, into: Thread[]): void {
    const waiting = [start];
    for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
      const { pc, slots } = thread;
      const instruction = code[pc];
      if (instruction === undefined || seen[pc] === at) continue;
      seen[pc] = at;
      if (instruction.op === 'split') for (const next of instruction.to.toReversed()) waiting.push({ pc: next, slots });
      else if (instruction.op === 'save')
        waiting.push({ pc: pc + 1, slots: keepsGroups ? withSlot(slots, instruction.slot, at) : slots });
      else if (instruction.op !== 'edge') into.push(thread);
      else if (holds(instruction.edge, points, at)) waiting.push({ pc: pc + 1, slots });
    }
  }

  follow({ pc: 0, slots: [] }, 0, threads);
  for (let at = 0; at < points.length && threads.length > 0; at += 1) {
    const point = points[at] ?? 0;
    const next: Thread[] = [];
    for (const { pc, slots } of threads) {
      const instruction = code[pc];
      if (instruction?.op === 'set' && takes(instruction.set, point, instruction.ignoresCase))
        follow({ pc: pc + 1, slots }, at + 1, next);
    }
    threads = next;
  }
  return threads.find(({ pc }) => code[pc]?.op === 'match')?.slots;
}

function withSlot(slots: readonly number[], slot: number, at: number): readonly number[] {
  const copy = slots.slice();
  copy[slot] = at;
  return copy;
}

/** The texts that a pattern without any choice but between texts stands for; undefined when it is not such a one. */
function literals(node: PatternNode): readonly string[] | undefined {
  if (node.kind === 'group') return literals(node.part);
  if (node.kind === 'choice') {
    const parts = node.parts.map(literals);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  const chars = node.kind === 'sequence' ? node.parts : [node];
  const text = chars.map((char) => {
    if (char.kind !== 'set' || char.ignoresCase || char.set.isNegated || char.set.ranges.length !== 1) return undefined;
    const [first, last] = char.set.ranges[0] ?? [0, 1];
    return first === last ? String.fromCodePoint(first) : undefined;
  });
  return text.every((char) => char !== undefined) ? [text.join('')] : undefined;
}

const pointsOf = (text: string): readonly number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

/**
 * A regular expression that must match the whole of a text. Patterns come from clients, so they are not given to the
 * language's own engine, which some of them would keep busy for ever.
 *
 * @throws {Fault} `invalid-input` when it is not right, or larger than is taken
 */
export function compilePattern(source: string): Pattern {
  const root = new PatternReader(source).read();
  const texts = literals(root);
  // A list of names, as clients make it for "these devices", may be long.
  const known = texts && new Set(texts);
  let program: Program | undefined = known ? undefined : programOf(source, root);
  const compiled = () => (program ??= programOf(source, root));
  return {
    get names() {
      return compiled().names;
    },
    test: (text) => known?.has(text) ?? run(compiled(), pointsOf(text), false) !== undefined,
    match(text) {
      const slots = run(compiled(), pointsOf(text), true);
      if (slots === undefined) return undefined;
      const chars = Array.from(text);
      return Array.from(compiled().names, (_, index) => {
        if (index === 0) return text;
        const [from, to] = [slots[2 * index], slots[2 * index + 1]];
        return from === undefined || to === undefined ? undefined : chars.slice(from, to).join('');
      });
    },
  };
}
