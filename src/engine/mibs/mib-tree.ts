import { compareOids } from '../protocols/oid.ts';
import type { Convention, Definition, Module } from './mib-module.ts';
import { ROOTS, standardModules } from './standard.ts';

/** A name in the tree of identifiers. */
export type MibNode = {
  readonly oid: string;
  readonly name: string;
  readonly module: string;
  readonly definition: Definition | undefined;
};
export type NodeKind = 'node' | 'scalar' | 'table' | 'row' | 'column' | 'notification';
/** A definition that hangs in the air, because a module it builds on is missing. */
export type Loose = {
  readonly module: string;
  readonly name: string;
  readonly needs: string;
  readonly from: string | undefined;
};

const parentOf = (oid: string): string => oid.slice(0, Math.max(0, oid.lastIndexOf('.')));

/** Places all definitions of some modules below each other. */
export function createMibTree(imported: readonly Module[]) {
  // What a person imports stands before what was built in.
  const own = new Set(imported.map(({ name }) => name));
  const modules = [...imported, ...standardModules().filter(({ name }) => !own.has(name))];
  const byOid = new Map<string, MibNode>();
  const byName = new Map<string, MibNode[]>();
  const children = new Map<string, MibNode[]>();
  const types = new Map<string, Convention>();
  const loose: Loose[] = [];

  function put(node: MibNode): void {
    if (!byOid.has(node.oid)) byOid.set(node.oid, node);
    byName.set(node.name, [...(byName.get(node.name) ?? []), node]);
  }
  for (const [name, oid] of ROOTS) put({ oid, name, module: 'SNMPv2-SMI', definition: undefined });

  /** Its own module first, then the one it is imported from, then whoever has it. */
  function parentFor({ place: { parent } }: Definition, { name, imports }: Module): string | undefined {
    if (parent === '') return '';
    const known = byName.get(parent) ?? [];
    const from = imports.get(parent);
    return (known.find((node) => node.module === name) ?? known.find((node) => node.module === from) ?? known[0])?.oid;
  }
  let open = modules.flatMap((module) => module.definitions.map((definition) => ({ module, definition })));
  for (;;) {
    const left = open.filter(({ module, definition }) => {
      const parent = parentFor(definition, module);
      if (parent === undefined) return true;
      const oid = [...(parent === '' ? [] : [parent]), ...definition.place.arcs].join('.');
      put({ oid, name: definition.name, module: module.name, definition });
      return false;
    });
    if (left.length === open.length) break;
    open = left;
  }
  for (const { module, definition } of open) {
    const needs = definition.place.parent;
    loose.push({ module: module.name, name: definition.name, needs, from: module.imports.get(needs) });
  }
  for (const module of modules.toReversed()) for (const [name, type] of module.types) types.set(name, type);
  // A name may stand several numbers below the next one that has a name.
  for (const node of byOid.values()) {
    let above = parentOf(node.oid);
    while (above !== '' && !byOid.has(above)) above = parentOf(above);
    const beside = children.get(above) ?? [];
    beside.push(node);
    children.set(above, beside);
  }
  for (const list of children.values()) list.sort((a, b) => compareOids(a.oid, b.oid));

  function kindOf({ oid, definition }: MibNode): NodeKind {
    if (definition === undefined) return 'node';
    if (definition.macro === 'NOTIFICATION-TYPE' || definition.macro === 'TRAP-TYPE') return 'notification';
    if (definition.macro !== 'OBJECT-TYPE') return 'node';
    if (definition.syntax?.rowOf !== undefined) return 'table';
    const parent = byOid.get(parentOf(oid))?.definition;
    if (parent?.syntax?.rowOf !== undefined) return 'row';
    const table = byOid.get(parentOf(parentOf(oid)))?.definition;
    return table?.syntax?.rowOf === undefined ? 'scalar' : 'column';
  }
  /** The nearest name at or above an identifier. */
  function nearest(oid: string): MibNode | undefined {
    for (let at = oid; at !== ''; at = parentOf(at)) {
      const node = byOid.get(at);
      if (node) return node;
    }
    return undefined;
  }
  /** Names of numbers of an object, of its own or of its type. */
  function namesOf({ definition }: MibNode): ReadonlyMap<number, string> {
    const syntax = definition?.syntax;
    if (syntax === undefined || syntax.names.size > 0) return syntax?.names ?? new Map();
    return types.get(syntax.base)?.syntax.names ?? new Map();
  }

  return {
    modules,
    loose,
    get: (oid: string): MibNode | undefined => byOid.get(oid),
    children: (oid: string): readonly MibNode[] => children.get(oid) ?? [],
    kindOf,
    namesOf,
    nearest,
    /** How values of an object are written, such as "1x:" for bytes; undefined where nothing is said. */
    hintOf: ({ definition }: MibNode): string | undefined => types.get(definition?.syntax?.base ?? '')?.hint,
    /** "ifInOctets.3" for 1.3.6.1.2.1.2.2.1.10.3. */
    describe(oid: string): string {
      const node = nearest(oid);
      return node === undefined ? oid : node.name + oid.slice(node.oid.length);
    },
    /** "ifInOctets.3", "IF-MIB::ifInOctets" or numbers as an identifier; undefined for a name nobody has. */
    resolve(text: string): string | undefined {
      const [, module, name = '', rest = ''] =
        /^(?:([\w-]+)::)?\.?([A-Za-z][\w-]*|\d+)((?:\.\d+)*)$/.exec(text.trim()) ?? [];
      if (/^\d/.test(name)) return name + rest;
      const found = (byName.get(name) ?? []).find((node) => module === undefined || node.module === module);
      return found && found.oid + rest;
    },
    /** Names that hold some words, the shortest first. */
    find(words: string, limit: number): readonly MibNode[] {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [...byOid.values()].filter(({ name, oid, definition }) => {
        const text = `${name} ${oid} ${definition?.description ?? ''}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      });
      const isNamed = ({ name }: MibNode): number => (wanted.some((word) => name.toLowerCase().includes(word)) ? 0 : 1);
      return found.sort((a, b) => isNamed(a) - isNamed(b) || a.name.length - b.name.length).slice(0, limit);
    },
  };
}
export type MibTree = ReturnType<typeof createMibTree>;
