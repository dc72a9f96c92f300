import type { TokenReader } from './token-reader.ts';

/** Type of an object. `base` is the word of the module, such as INTEGER, Counter32 or DisplayString. */
export type Syntax = {
  readonly base: string;
  /** Names of numbers, as in "INTEGER { up(1), down(2) }". */
  readonly names: ReadonlyMap<number, string>;
  /** It is a table: its rows are of this type. */
  readonly rowOf?: string;
};

/** "{ up(1), down(2) }" @throws {Fault} */
function readNames(reader: TokenReader): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  reader.expect('{');
  while (!reader.take('}')) {
    const name = reader.word();
    reader.expect('(');
    names.set(Number(reader.next().text), name);
    reader.expect(')');
    reader.take(',');
  }
  return names;
}

const NONE: ReadonlyMap<number, string> = new Map();

/** @see RFC 2578 section 7.1 @throws {Fault} */
export function readSyntax(reader: TokenReader): Syntax {
  // A tag of an application type: "[APPLICATION 1] IMPLICIT INTEGER".
  if (reader.peek() === '[') {
    reader.skipGroup();
    reader.take('IMPLICIT');
  }
  const first = reader.word();
  if (first === 'SEQUENCE' && reader.take('OF')) return { base: 'SEQUENCE OF', names: NONE, rowOf: reader.word() };
  const second = { OBJECT: 'IDENTIFIER', OCTET: 'STRING' }[first];
  const base = second !== undefined && reader.take(second) ? `${first} ${second}` : first;
  if (first === 'SEQUENCE' || first === 'CHOICE') {
    reader.skipGroup();
    return { base: first, names: NONE };
  }
  const hasNames = reader.peek() === '{' && reader.kind(1) === 'word' && reader.peek(2) === '(';
  const names = hasNames ? readNames(reader) : NONE;
  reader.skipGroup();
  return { base, names };
}
