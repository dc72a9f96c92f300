import type { Definition, Module } from './mib-module.ts';
import type { Syntax } from './mib-syntax.ts';
import { STANDARD } from './standard-text.ts';

const LINE = /^(\S+) (\S+) ([\d.]+) (\S+)( rw)?(?: \[([^\]]*)\])?(?: \+(\S+))?(?: \{([^}]*)\})?(?: "([^"]*)")?$/;
const NAMES_OF = { '-': 'OBJECT IDENTIFIER', notification: 'NOTIFICATION-TYPE' } as const;

function syntaxOf(type: string, names: string | undefined, name: string): Syntax | undefined {
  if (type in NAMES_OF) return undefined;
  if (type === 'table') return { base: 'SEQUENCE OF', names: new Map(), rowOf: name };
  const words = [...(names ?? '').matchAll(/(\S+?)\((\d+)\)/g)];
  return {
    base: type === 'row' ? 'SEQUENCE' : type.replace('-', ' '),
    names: new Map(words.map(([, word = '', number]) => [Number(number), word])),
  };
}

function definitionOf(line: string): Definition {
  const [, name = '', parent = '', arcs = '', type = '', writable, index, augments, names, units] =
    LINE.exec(line) ?? [];
  const syntax = syntaxOf(type, names, name);
  const isObject = syntax !== undefined && type !== 'table' && type !== 'row';
  return {
    name,
    macro: NAMES_OF[type as keyof typeof NAMES_OF] ?? 'OBJECT-TYPE',
    place: { parent, arcs: arcs.split('.').map(Number) },
    index: index?.split(' ') ?? [],
    ...(syntax && { syntax }),
    ...(isObject && { access: writable === undefined ? 'read-only' : 'read-write' }),
    ...(augments !== undefined && { augments }),
    ...(units !== undefined && { units }),
  };
}

/** The standard modules, read once when they are first asked for. */
export function standardModules(): readonly Module[] {
  return STANDARD.split(/^= /m)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [name = '', ...lines] = block.trim().split('\n');
      const definitions = lines.map(definitionOf);
      return { name, imports: new Map(), definitions, types: new Map(), problems: [] };
    });
}

/** Names above all modules. @see RFC 2578 section 2 */
export const ROOTS: ReadonlyMap<string, string> = new Map([
  ['ccitt', '0'],
  ['iso', '1'],
  ['joint-iso-ccitt', '2'],
  ['org', '1.3'],
  ['dod', '1.3.6'],
  ['internet', '1.3.6.1'],
  ['directory', '1.3.6.1.1'],
  ['mgmt', '1.3.6.1.2'],
  ['mib-2', '1.3.6.1.2.1'],
  ['transmission', '1.3.6.1.2.1.10'],
  ['experimental', '1.3.6.1.3'],
  ['private', '1.3.6.1.4'],
  ['enterprises', '1.3.6.1.4.1'],
  ['security', '1.3.6.1.5'],
  ['snmpV2', '1.3.6.1.6'],
  ['snmpDomains', '1.3.6.1.6.1'],
  ['snmpProxys', '1.3.6.1.6.2'],
  ['snmpModules', '1.3.6.1.6.3'],
  ['zeroDotZero', '0.0'],
  ['ieee802dot1mibs', '1.0.8802.1.1'],
]);
