import { Fault } from '../../contract/faults.ts';

export type Token = {
  readonly kind: 'word' | 'number' | 'duration' | 'string' | 'sign' | 'end';
  /** Of a string, what it means; else as written. */
  readonly text: string;
  /** Where it begins, in characters from 0. */
  readonly at: number;
};

const SPACE = /(?:[ \t\r\n]+|#[^\n]*)+/y;
const WORD = /[A-Za-z_:][A-Za-z0-9_:]*/y;
/** Within brackets a colon parts the range from the step. */
const PLAIN_WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const DURATION = /(?:\d+(?:ms|[ywdhms]))+/y;
const SIGN = /=~|!~|==|!=|>=|<=|[(){}[\],:=<>+\-*/%^@]/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** A refusal that says where in the query it is; people count from 1. */
export const refuse = (at: number, why: string): Fault =>
  new Fault('invalid-input', `The query is not right at character ${String(at + 1)}: ${why}`);

function take(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function unescape(body: string, quote: string, at: number): string {
  return body.replaceAll(ESCAPE, (...found: readonly (string | undefined)[]) => {
    const [whole, x, u, long, octal, other] = found;
    const hex = x ?? u ?? long;
    const code = hex === undefined ? Number.parseInt(octal ?? '0', 8) : Number.parseInt(hex, 16);
    if (other === undefined && code <= 0x10ffff) return String.fromCodePoint(code);
    const simple = other === quote ? quote : SIMPLE_ESCAPES[other ?? ''];
    if (simple === undefined) throw refuse(at, `"${whole ?? ''}" is not an escape of a string.`);
    return simple;
  });
}

function stringAt(text: string, at: number): { readonly token: Token; readonly end: number } {
  const quote = text[at] ?? '';
  let end = at + 1;
  for (; end < text.length && text[end] !== quote; end += 1) {
    if (quote === '`') continue;
    if (text[end] === '\\') end += 1;
    else if (text[end] === '\n') break;
  }
  if (text[end] !== quote) throw refuse(at, 'the string is not closed.');
  const body = text.slice(at + 1, end);
  return { token: { kind: 'string', text: quote === '`' ? body : unescape(body, quote, at), at }, end: end + 1 };
}

function plainAt(text: string, at: number, inBrackets: boolean): Token {
  const kinds: readonly (readonly [Token['kind'], RegExp])[] = [
    ['duration', DURATION],
    ['number', NUMBER],
    ['word', inBrackets ? PLAIN_WORD : WORD],
    ['sign', SIGN],
  ];
  for (const [kind, pattern] of kinds) {
    const found = take(pattern, text, at);
    if (found !== undefined) return { kind, text: found, at };
  }
  throw refuse(at, `"${String.fromCodePoint(text.codePointAt(at) ?? 0)}" has no meaning here.`);
}

/**
 * A query as tokens, `end` last.
 *
 * @throws {Fault} `invalid-input` with the place
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let brackets = 0;
  for (;;) {
    at += take(SPACE, text, at)?.length ?? 0;
    if (at >= text.length) return [...tokens, { kind: 'end', text: 'the end', at }];
    if (text[at] === '"' || text[at] === "'" || text[at] === '`') {
      const { token, end } = stringAt(text, at);
      tokens.push(token);
      at = end;
      continue;
    }
    const token = plainAt(text, at, brackets > 0);
    if (token.text === '[') brackets += 1;
    if (token.text === ']') brackets -= 1;
    tokens.push(token);
    at += token.text.length;
    if ((token.kind === 'number' || token.kind === 'duration') && take(PLAIN_WORD, text, at) !== undefined)
      throw refuse(token.at, 'a number runs into a word.');
  }
}
