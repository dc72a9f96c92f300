import { Fault } from '../../contract/faults.ts';
import type { Token } from './mib-tokens.ts';

/** Reads tokens one by one. */
export class TokenReader {
  place = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  get isEnd(): boolean {
    return this.place >= this.#tokens.length;
  }
  get line(): number {
    return (this.#tokens[this.place] ?? this.#tokens.at(-1))?.line ?? 1;
  }
  peek(ahead = 0): string {
    return this.#tokens[this.place + ahead]?.text ?? '';
  }
  kind(ahead = 0): Token['kind'] | undefined {
    return this.#tokens[this.place + ahead]?.kind;
  }
  fail(wanted: string): Fault {
    const found = this.isEnd ? 'the end of the file' : JSON.stringify(this.peek().slice(0, 40));
    return new Fault('invalid-input', `Line ${String(this.line)}: ${wanted} was expected, not ${found}.`);
  }
  /** @throws {Fault} at the end of the file */
  next(): Token {
    const token = this.#tokens[this.place];
    if (token === undefined) throw this.fail('more');
    this.place += 1;
    return token;
  }
  take(text: string): boolean {
    if (this.kind() === 'text' || this.peek() !== text) return false;
    this.place += 1;
    return true;
  }
  /** @throws {Fault} when something else comes */
  expect(...texts: readonly string[]): void {
    for (const text of texts) if (!this.take(text)) throw this.fail(`"${text}"`);
  }
  word(): string {
    if (this.kind() !== 'word') throw this.fail('a name');
    return this.next().text;
  }
  /** Passes by everything up to the sign that closes what is open here. */
  skipGroup(): void {
    const closing = { '{': '}', '(': ')', '[': ']' }[this.peek()];
    if (closing === undefined) return;
    let depth = 0;
    const opening = this.peek();
    do {
      const { text, kind } = this.next();
      if (kind !== 'sign') continue;
      if (text === opening) depth += 1;
      else if (text === closing) depth -= 1;
    } while (depth > 0);
  }
}
