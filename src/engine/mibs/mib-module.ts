import { Fault } from '../../contract/faults.ts';
import { type Syntax, readSyntax } from './mib-syntax.ts';
import { tokensOf } from './mib-tokens.ts';
import { TokenReader } from './token-reader.ts';

/** A name below others: `{ ifEntry 10 }` is parent ifEntry, arcs [10]. */
export type Place = { readonly parent: string; readonly arcs: readonly number[] };
export type Definition = {
  readonly name: string;
  /** Word of the macro, such as OBJECT-TYPE; "OBJECT IDENTIFIER" for a plain name. */
  readonly macro: string;
  readonly place: Place;
  readonly syntax?: Syntax;
  readonly access?: string;
  readonly units?: string;
  readonly description?: string;
  /** Objects that tell rows of a table apart; or the row this one adds columns to. */
  readonly index: readonly string[];
  readonly augments?: string;
};
export type Convention = { readonly syntax: Syntax; readonly hint?: string };
export type Module = {
  readonly name: string;
  /** From which module each name is. */
  readonly imports: ReadonlyMap<string, string>;
  readonly definitions: readonly Definition[];
  readonly types: ReadonlyMap<string, Convention>;
  /** What could not be read, with the line. */
  readonly problems: readonly string[];
};

const MOST_DEFINITIONS = 100_000;
const MACROS: ReadonlySet<string> = new Set([
  'OBJECT-TYPE',
  'MODULE-IDENTITY',
  'OBJECT-IDENTITY',
  'NOTIFICATION-TYPE',
  'OBJECT-GROUP',
  'NOTIFICATION-GROUP',
  'MODULE-COMPLIANCE',
  'AGENT-CAPABILITIES',
  'TRAP-TYPE',
]);

type Clauses = {
  syntax?: Syntax;
  access?: string;
  units?: string;
  description?: string;
  hint?: string;
  enterprise?: string;
  augments?: string;
  index: string[];
};

function readIndex(reader: TokenReader): string[] {
  const names: string[] = [];
  reader.expect('{');
  while (!reader.take('}')) {
    reader.take('IMPLIED');
    names.push(reader.word());
    reader.take(',');
  }
  return names;
}

/** Everything between the word of a macro and what it is given as. */
function readClauses(reader: TokenReader, isEnd: () => boolean): Clauses {
  const clauses: Clauses = { index: [] };
  while (!isEnd()) {
    const { text, kind } = reader.next();
    if (kind !== 'word') continue;
    if (text === 'SYNTAX') {
      clauses.syntax ??= readSyntax(reader);
    } else if (text === 'MAX-ACCESS' || text === 'ACCESS') clauses.access ??= reader.word();
    else if (text === 'UNITS') clauses.units = reader.next().text;
    else if (text === 'DISPLAY-HINT') clauses.hint = reader.next().text;
    else if (text === 'DESCRIPTION') clauses.description ??= reader.next().text;
    else if (text === 'ENTERPRISE') {
      reader.take('{');
      clauses.enterprise = reader.word();
      reader.take('}');
    } else if (text === 'INDEX') clauses.index = readIndex(reader);
    else if (text === 'AUGMENTS') {
      const [augmented] = readIndex(reader);
      if (augmented !== undefined) clauses.augments = augmented;
    } else reader.skipGroup();
  }
  return clauses;
}

/** "{ ifEntry 10 }", "{ iso org(3) dod(6) 1 }", "{ 1 3 6 }" @throws {Fault} */
function readPlace(reader: TokenReader): Place {
  reader.expect('{');
  const parent = reader.kind() === 'number' ? '' : reader.word();
  const arcs: number[] = [];
  // The first may say its number itself: "iso(1)".
  if (reader.peek() === '(') reader.skipGroup();
  while (!reader.take('}')) {
    if (reader.kind() === 'word') {
      reader.word();
      reader.expect('(');
      arcs.push(Number(reader.next().text));
      reader.expect(')');
    } else arcs.push(Number(reader.next().text));
  }
  const isSound = arcs.length <= 128 && arcs.every((arc) => Number.isInteger(arc) && arc >= 0 && arc <= 0xffff_ffff);
  if (!isSound) throw reader.fail('numbers from 0 to 4294967295');
  return { parent, arcs };
}

function readDefinition(reader: TokenReader, name: string, macro: string): Definition {
  const { syntax, access, units, description, index, augments, enterprise } = readClauses(
    reader,
    () => reader.kind() === 'sign' && reader.peek() === '::=',
  );
  reader.expect('::=');
  // A trap of SMIv1 is a number below its enterprise. @see RFC 2576 section 3.1
  const place =
    macro === 'TRAP-TYPE' ? { parent: enterprise ?? '', arcs: [0, Number(reader.next().text)] } : readPlace(reader);
  return {
    name,
    macro,
    place,
    index,
    ...(syntax && { syntax }),
    ...(access !== undefined && { access }),
    ...(units !== undefined && { units }),
    ...(description !== undefined && { description }),
    ...(augments !== undefined && { augments }),
  };
}

function readType(reader: TokenReader): Convention {
  if (!reader.take('TEXTUAL-CONVENTION')) return { syntax: readSyntax(reader) };
  let isSyntaxRead = false;
  const clauses = readClauses(reader, () => {
    const isNow = isSyntaxRead;
    isSyntaxRead = reader.peek() === 'SYNTAX' && reader.kind() === 'word';
    return isNow;
  });
  const syntax = clauses.syntax ?? { base: 'OCTET STRING', names: new Map() };
  return { syntax, ...(clauses.hint !== undefined && { hint: clauses.hint }) };
}

function readImports(reader: TokenReader, imports: Map<string, string>): void {
  let names: string[] = [];
  while (!reader.take(';')) {
    const { text, kind } = reader.next();
    if (text === 'FROM') {
      const from = reader.word();
      for (const name of names) imports.set(name, from);
      names = [];
    } else if (kind === 'word') names.push(text);
  }
}

function readExports(reader: TokenReader): void {
  while (!reader.take(';')) reader.next();
}

/** To the next definition: a name with one of the words of a macro, or "::=", behind it. */
function recover(reader: TokenReader, from: number): void {
  reader.place = Math.max(reader.place, from + 1);
  const isStart = (): boolean =>
    reader.kind() === 'word' &&
    (MACROS.has(reader.peek(1)) ||
      reader.peek(1) === '::=' ||
      (reader.peek(1) === 'OBJECT' && reader.peek(2) === 'IDENTIFIER'));
  while (!reader.isEnd && reader.peek() !== 'END' && !isStart()) reader.next();
}

type Gathering = { definitions: Definition[]; types: Map<string, Convention>; problems: string[] };

function readAssignment(reader: TokenReader, into: Gathering): void {
  const name = reader.word();
  const macro = reader.peek();
  if (reader.take('MACRO')) {
    while (reader.next().text !== 'END');
  } else if (reader.take('::=')) into.types.set(name, readType(reader));
  else if (reader.take('OBJECT')) {
    reader.expect('IDENTIFIER', '::=');
    into.definitions.push({ name, macro: 'OBJECT IDENTIFIER', place: readPlace(reader), index: [] });
  } else if (MACROS.has(macro)) {
    reader.next();
    into.definitions.push(readDefinition(reader, name, macro));
  } else throw reader.fail('a definition');
}

function readModule(reader: TokenReader): Module {
  const name = reader.word();
  reader.skipGroup();
  reader.expect('DEFINITIONS');
  reader.take('IMPLICIT');
  reader.take('TAGS');
  reader.expect('::=', 'BEGIN');
  const imports = new Map<string, string>();
  const into: Gathering = { definitions: [], types: new Map(), problems: [] };
  while (!reader.take('END')) {
    if (reader.isEnd) {
      into.problems.push('The module does not end; the file may be cut off.');
      break;
    }
    const from = reader.place;
    try {
      if (reader.take('IMPORTS')) readImports(reader, imports);
      else if (reader.take('EXPORTS')) readExports(reader);
      else readAssignment(reader, into);
    } catch (thrown) {
      into.problems.push(Fault.from(thrown).message);
      recover(reader, from);
    }
    if (into.definitions.length > MOST_DEFINITIONS) throw reader.fail('the end of such a large module');
  }
  return { name, imports, ...into };
}

/**
 * Modules of a MIB file of SMIv1 or SMIv2. A definition that cannot be read is named and passed by.
 *
 * @see RFC 1155, RFC 1212, RFC 2578, RFC 2579
 * @throws {Fault} `invalid-input` when there is no module in it
 */
export function parseMibs(source: string): readonly Module[] {
  const reader = new TokenReader(tokensOf(source));
  const modules: Module[] = [];
  while (!reader.isEnd) modules.push(readModule(reader));
  if (modules.length === 0) throw new Fault('invalid-input', 'There is no MIB module in this file.');
  return modules;
}
