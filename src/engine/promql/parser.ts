import { Fault } from '../../contract/faults.ts';
import {
  AGGREGATORS,
  type Aggregator,
  type Anchor,
  COMPARISON,
  type Expr,
  type Grouping,
  type Matching,
  type Operator,
  type Reach,
} from './ast.ts';
import { durationMs } from './duration.ts';
import { NAME } from './labels.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { refuse, type Token, tokensOf } from './tokens.ts';
import { aggregateNode, binaryNode, callNode, selectorNode, signedNode, subqueryNode } from './typed-nodes.ts';

const MAX_TEXT = 16 * 1024;
const MAX_DEPTH = 100;
/** Step of a subquery that names none. */
const SUBQUERY_STEP_MS = 60_000;
const LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** From the loosest to the tightest; `^` is tighter than a sign and binds to the right. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['or'],
  ['and', 'unless'],
  COMPARISON,
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
];

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Expr {
    const expr = this.#binary(0);
    if (this.#here.kind !== 'end') throw this.#unexpected('an operator or the end');
    return expr;
  }

  get #here(): Token {
    return this.#ahead(0);
  }
  #ahead(count: number): Token {
    return this.#tokens[Math.min(this.#index + count, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }
  #unexpected(wanted: string): Fault {
    return refuse(this.#here.at, `there is ${JSON.stringify(this.#here.text.slice(0, 60))} instead of ${wanted}.`);
  }
  #next(): Token {
    const token = this.#here;
    this.#index += 1;
    return token;
  }
  #isSign(text: string): boolean {
    return this.#here.kind === 'sign' && this.#here.text === text;
  }
  #isWord(...words: readonly string[]): boolean {
    return this.#here.kind === 'word' && words.includes(this.#here.text.toLowerCase());
  }
  #take(sign: string): boolean {
    if (!this.#isSign(sign)) return false;
    this.#index += 1;
    return true;
  }
  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected(`"${sign}"`);
  }

  #operatorHere(among: readonly Operator[]): Operator | undefined {
    const { kind, text } = this.#here;
    if (kind !== 'word' && kind !== 'sign') return undefined;
    return among.find((operator) => operator === text.toLowerCase());
  }

  #binary(level: number): Expr {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#signed();
    let left = this.#binary(level + 1);
    for (;;) {
      const { at } = this.#here;
      const operator = this.#operatorHere(operators);
      if (operator === undefined) return left;
      this.#index += 1;
      const modifiers = this.#modifiers();
      left = binaryNode(at, { operator, left, right: this.#binary(level + 1), ...modifiers });
    }
  }

  #signed(): Expr {
    const { at, text } = this.#here;
    if (!this.#isSign('-') && !this.#isSign('+')) return this.#power();
    this.#index += 1;
    return this.#nested(at, () => signedNode(at, text, this.#signed()));
  }

  #power(): Expr {
    const left = this.#postfixed();
    const { at } = this.#here;
    if (!this.#take('^')) return left;
    const modifiers = this.#modifiers();
    return this.#nested(at, () => binaryNode(at, { operator: '^', left, right: this.#signed(), ...modifiers }));
  }

  #nested<T>(at: number, read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw refuse(at, `it is nested more than ${String(MAX_DEPTH)} times.`);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #modifiers(): { isBool: boolean; matching: Matching | undefined } {
    const isBool = this.#isWord('bool');
    if (isBool) this.#index += 1;
    if (!this.#isWord('on', 'ignoring')) return { isBool, matching: undefined };
    const isOn = this.#next().text.toLowerCase() === 'on';
    const labels = this.#labelList();
    if (!this.#isWord('group_left', 'group_right'))
      return { isBool, matching: { isOn, labels, many: undefined, include: [] } };
    const many = this.#next().text.toLowerCase() === 'group_left' ? 'left' : 'right';
    return { isBool, matching: { isOn, labels, many, include: this.#isSign('(') ? this.#labelList() : [] } };
  }

  /** Names in parentheses; a comma at the end is allowed. */
  #labelList(): readonly string[] {
    this.#expect('(');
    const names: string[] = [];
    while (!this.#take(')')) {
      if (this.#here.kind !== 'word' || !LABEL.test(this.#here.text)) throw this.#unexpected('the name of a label');
      names.push(this.#next().text);
      if (!this.#isSign(')')) this.#expect(',');
    }
    return names;
  }

  /** What may follow: `[range]` or `[range:step]`, `offset` and `@`, each once for each part. */
  #postfixed(): Expr {
    const { at } = this.#here;
    const first = this.#primary();
    if (!('matchers' in first)) return this.#subqueries(at, first);
    const range = this.#isSign('[') ? this.#range() : undefined;
    if (range?.stepMs !== undefined) {
      const { rangeMs, stepMs } = range;
      const inner = selectorNode(at, first.matchers, { rangeMs: 0, offsetMs: 0, anchor: undefined });
      return this.#subqueries(at, subqueryNode(at, inner, { rangeMs, stepMs, ...this.#shift() }));
    }
    const reach: Reach = { rangeMs: range?.rangeMs ?? 0, ...this.#shift() };
    return this.#subqueries(at, selectorNode(at, first.matchers, reach));
  }
  #subqueries(at: number, start: Expr): Expr {
    let expr = start;
    while (this.#isSign('[')) {
      const { rangeMs, stepMs } = this.#range();
      if (stepMs === undefined) throw refuse(at, 'a range needs a selector, or a step as in [1h:5m].');
      expr = subqueryNode(at, expr, { rangeMs, stepMs, ...this.#shift() });
    }
    if (this.#isWord('offset') || this.#isSign('@'))
      throw this.#unexpected('an operator: offset and @ go with selectors and subqueries');
    return expr;
  }
  #range(): { readonly rangeMs: number; readonly stepMs: number | undefined } {
    this.#expect('[');
    const rangeMs = this.#duration();
    if (this.#take(']')) return { rangeMs, stepMs: undefined };
    this.#expect(':');
    const stepMs = this.#isSign(']') ? SUBQUERY_STEP_MS : this.#duration();
    this.#expect(']');
    return { rangeMs, stepMs };
  }
  #duration(): number {
    const ms = this.#here.kind === 'duration' ? durationMs(this.#here.text) : undefined;
    if (ms === undefined) throw this.#unexpected('a duration such as 5m');
    this.#index += 1;
    return ms;
  }
  #shift(): { offsetMs: number; anchor: Anchor } {
    let offsetMs: number | undefined;
    let anchor: Anchor;
    for (;;) {
      if (this.#isWord('offset') && offsetMs === undefined) {
        this.#index += 1;
        const sign = this.#take('-') ? -1 : 1;
        offsetMs = sign * this.#duration();
      } else if (this.#isSign('@') && anchor === undefined) {
        this.#index += 1;
        anchor = this.#anchor();
      } else return { offsetMs: offsetMs ?? 0, anchor };
    }
  }
  #anchor(): Anchor {
    if (this.#isWord('start', 'end')) {
      const word = this.#next().text.toLowerCase() === 'start' ? 'start' : 'end';
      this.#expect('(');
      this.#expect(')');
      return word;
    }
    const sign = this.#take('-') ? -1 : 1;
    if (sign === 1) this.#take('+');
    if (this.#here.kind !== 'number') throw this.#unexpected('a time in seconds, start() or end()');
    return sign * Math.round(Number(this.#next().text) * 1000);
  }

  #primary(): Expr | { readonly matchers: readonly Matcher[] } {
    const { kind, text, at } = this.#here;
    switch (kind) {
      case 'number':
        this.#index += 1;
        return { kind: 'number', type: 'scalar', depth: 1, value: Number(text) };
      case 'string':
        this.#index += 1;
        return { kind: 'string', type: 'string', depth: 1, value: text };
      case 'word':
        return this.#word();
      case 'sign':
        if (text === '{') return { matchers: this.#matchers([]) };
        if (text === '(') return this.#nested(at, () => this.#parenthesised());
        throw this.#unexpected('an expression');
      default:
        throw this.#unexpected('an expression');
    }
  }
  #parenthesised(): Expr {
    this.#expect('(');
    const expr = this.#binary(0);
    this.#expect(')');
    return expr;
  }

  #word(): Expr | { readonly matchers: readonly Matcher[] } {
    const { text, at } = this.#next();
    const lower = text.toLowerCase();
    if (lower === 'inf' || lower === 'nan')
      return { kind: 'number', type: 'scalar', depth: 1, value: lower === 'inf' ? Infinity : Number.NaN };
    const aggregator = AGGREGATORS.find((name) => name === lower);
    if (aggregator !== undefined && (this.#isSign('(') || this.#isWord('by', 'without')))
      return this.#nested(at, () => this.#aggregate(at, aggregator));
    if (this.#isSign('(')) return this.#nested(at, () => callNode(at, text, this.#arguments()));
    return { matchers: this.#matchers([createMatcher(NAME, '=', text)]) };
  }
  #arguments(): readonly Expr[] {
    this.#expect('(');
    const args: Expr[] = [];
    while (!this.#take(')')) {
      args.push(this.#binary(0));
      if (!this.#isSign(')')) this.#expect(',');
    }
    return args;
  }
  #aggregate(at: number, aggregator: Aggregator): Expr {
    const before = this.#grouping();
    const args = this.#arguments();
    const grouping = before ?? this.#grouping() ?? { isWithout: false, labels: [] };
    return aggregateNode(at, { aggregator, args, grouping });
  }
  #grouping(): Grouping | undefined {
    if (!this.#isWord('by', 'without')) return undefined;
    return { isWithout: this.#next().text.toLowerCase() === 'without', labels: this.#labelList() };
  }

  #matchers(given: readonly Matcher[]): readonly Matcher[] {
    const matchers = [...given];
    if (!this.#take('{')) return matchers;
    while (!this.#take('}')) {
      const { kind, text: name, at } = this.#next();
      const operator = this.#next();
      const value = this.#next();
      const known = (['=', '!=', '=~', '!~'] as const).find((one) => one === operator.text);
      if (kind !== 'word' || !LABEL.test(name) || known === undefined || value.kind !== 'string')
        throw refuse(at, 'a condition is written name="value", with =, !=, =~ or !~.');
      if (name === NAME && given.length > 0) throw refuse(at, 'the name of the metric is given twice.');
      matchers.push(createMatcher(name, known, value.text));
      if (!this.#isSign('}')) this.#expect(',');
    }
    return matchers;
  }
}

/**
 * Reads a PromQL expression.
 *
 * @throws {Fault} `invalid-input` with a sentence and the place
 * @see Prometheus 2.42, querying/basics and querying/operators
 */
export function parseQuery(text: string): Expr {
  if (text.trim() === '') throw new Fault('invalid-input', 'The query is empty.');
  if (text.length > MAX_TEXT)
    throw new Fault('invalid-input', `The query is longer than ${String(MAX_TEXT)} characters.`);
  return new Parser(text).whole();
}

/**
 * Reads a selector alone, as `match[]` holds it.
 *
 * @throws {Fault} `invalid-input`
 */
export function parseSelector(text: string): readonly Matcher[] {
  const expr = parseQuery(text);
  if (expr.kind !== 'selector' || expr.type !== 'vector')
    throw new Fault('invalid-input', `"${text.slice(0, 100)}" is not a selector such as name{label="value"}.`);
  return expr.matchers;
}
