import { describe, expect, it } from 'vitest';
import { createMibTree } from './mib-tree.ts';
import { parseMibs } from './mib-module.ts';

const ACME = `
-- A module of an invented maker.
ACME-MIB DEFINITIONS ::= BEGIN
IMPORTS MODULE-IDENTITY, OBJECT-TYPE, NOTIFICATION-TYPE, enterprises, Gauge32 FROM SNMPv2-SMI
        TEXTUAL-CONVENTION, DisplayString FROM SNMPv2-TC;
acme MODULE-IDENTITY LAST-UPDATED "202601010000Z" ORGANIZATION "Acme -- not a comment" CONTACT-INFO "x"
  DESCRIPTION "All of
       Acme." REVISION "202601010000Z" DESCRIPTION "First." ::= { enterprises 99999 }
Mood ::= TEXTUAL-CONVENTION DISPLAY-HINT "d-1" STATUS current DESCRIPTION "How it is." SYNTAX INTEGER { good(1), bad(2) }
acmeTable OBJECT-TYPE SYNTAX SEQUENCE OF AcmeEntry MAX-ACCESS not-accessible STATUS current DESCRIPTION "." ::= { acme 2 }
acmeEntry OBJECT-TYPE SYNTAX AcmeEntry MAX-ACCESS not-accessible STATUS current DESCRIPTION "." INDEX { acmeIndex, IMPLIED acmeName } ::= { acmeTable 1 }
AcmeEntry ::= SEQUENCE { acmeIndex INTEGER (1..10), acmeName DisplayString, acmeMood Mood }
acmeIndex OBJECT-TYPE SYNTAX INTEGER (1..10) MAX-ACCESS not-accessible STATUS current DESCRIPTION "." ::= { acmeEntry 1 }
acmeName OBJECT-TYPE SYNTAX DisplayString (SIZE (0..8 | 16)) MAX-ACCESS read-only STATUS current DESCRIPTION "." ::= { acmeEntry 2 }
acmeMood OBJECT-TYPE SYNTAX Mood MAX-ACCESS read-write STATUS current DESCRIPTION "." DEFVAL { good } ::= { acmeEntry 3 }
acmeHeat OBJECT-TYPE SYNTAX Gauge32 UNITS "degrees" MAX-ACCESS read-only STATUS current DESCRIPTION "." ::= { acme 3 }
acmeAlarm NOTIFICATION-TYPE OBJECTS { acmeHeat } STATUS current DESCRIPTION "." ::= { acme 0 1 }
END`;
const tree = (...sources: readonly string[]) => createMibTree(sources.flatMap((source) => parseMibs(source)));

describe('MIB files', () => {
  it('give each object its place, kind, type and words', () => {
    const mibs = tree(ACME);
    const at = (suffix: string) => mibs.get(`1.3.6.1.4.1.99999.${suffix}`);
    const kinds = ['2', '2.1', '2.1.2', '3', '0.1'].map((suffix) => {
      const node = at(suffix);
      return node && [node.name, mibs.kindOf(node)];
    });
    expect(kinds).toEqual([
      ['acmeTable', 'table'],
      ['acmeEntry', 'row'],
      ['acmeName', 'column'],
      ['acmeHeat', 'scalar'],
      ['acmeAlarm', 'notification'],
    ]);
    const mood = at('2.1.3');
    expect(mood && [...mibs.namesOf(mood)]).toEqual([
      [1, 'good'],
      [2, 'bad'],
    ]);
    expect(at('2.1')?.definition?.index).toEqual(['acmeIndex', 'acmeName']);
    expect(at('3')?.definition).toMatchObject({ units: 'degrees', access: 'read-only' });
  });
  it('say names for identifiers and identifiers for names, of the standard too', () => {
    const mibs = tree(ACME);
    expect(mibs.describe('1.3.6.1.2.1.31.1.1.1.6.12')).toBe('ifHCInOctets.12');
    expect(mibs.describe('1.3.6.1.4.1.99999.2.1.2.1')).toBe('acmeName.1');
    expect(mibs.resolve('IF-MIB::ifHCInOctets.12')).toBe('1.3.6.1.2.1.31.1.1.1.6.12');
    expect(mibs.resolve('acmeHeat.0')).toBe('1.3.6.1.4.1.99999.3.0');
    expect(mibs.resolve('.1.3.6.1')).toBe('1.3.6.1');
    expect(mibs.resolve('nobody.0')).toBeUndefined();
    expect(mibs.find('ifhcinoct', 5).map(({ name }) => name)).toEqual(['ifHCInOctets']);
  });
  it('with errors give what can be read, and name the rest with its line', () => {
    const [module] = parseMibs(ACME.replace('SYNTAX Gauge32 UNITS', 'SYNTAX ??? UNITS').replace('???', '{ } '));
    expect(module?.problems).toHaveLength(1);
    expect(module?.problems[0]).toMatch(/^Line \d+: a name was expected/);
    expect(module?.definitions.map(({ name }) => name)).toContain('acmeAlarm');
  });
  it('that build on a module nobody has say which', () => {
    const { loose } = tree(
      'X-MIB DEFINITIONS ::= BEGIN IMPORTS yRoot FROM Y-MIB; x OBJECT IDENTIFIER ::= { yRoot 1 } END',
    );
    expect(loose).toEqual([{ module: 'X-MIB', name: 'x', needs: 'yRoot', from: 'Y-MIB' }]);
  });
  it.each([
    ['', 'no MIB module'],
    ['%', 'Line 1'],
    ['hello world', 'DEFINITIONS'],
    ['A DEFINITIONS ::= BEGIN x OBJECT IDENTIFIER ::= { iso', 'cut off'],
  ])('that are none, such as %j, are refused with the reason', (source, reason) => {
    const read = () =>
      parseMibs(source)
        .flatMap(({ problems }) => problems)
        .join(' ');
    let told = '';
    try {
      told = read();
    } catch (thrown) {
      told = (thrown as Error).message;
    }
    expect(told).toContain(reason);
  });
  it('stand below the next name above them, however many numbers lie between', () => {
    const mibs = tree('A DEFINITIONS ::= BEGIN deep OBJECT IDENTIFIER ::= { enterprises 99999 7 3 } END');
    expect(mibs.children('1.3.6.1.4.1').map(({ name }) => name)).toContain('deep');
  });
  it('never make a name of the language itself', () => {
    const mibs = tree(
      'A DEFINITIONS ::= BEGIN constructor OBJECT IDENTIFIER ::= { iso 9 } toString OBJECT IDENTIFIER ::= { constructor 1 } END',
    );
    expect(mibs.resolve('toString')).toBe('1.9.1');
    expect(mibs.resolve('hasOwnProperty')).toBeUndefined();
  });
});
