import type { MibNode } from '../../../../contract/mibs.ts';

export type Verb = 'get' | 'walk' | 'table';

/** How a node is asked for, so that no other module's name is meant: "IF-MIB::ifTable", "SNMPv2-MIB::sysName.0". */
export const askText = ({ module, name, kind }: MibNode): string =>
  `${module}::${name}${kind === 'scalar' ? '.0' : ''}`;

/** What is asked when nothing else is said: one value, rows of a table, or all there is below. */
export function verbFor(node: MibNode | undefined, text: string): Verb {
  if (node === undefined) return 'walk';
  if (node.kind === 'scalar' || isInstance(node, text)) return 'get';
  return tableOf(node) === undefined ? 'walk' : 'table';
}

/** Whether a text says more than the name of a node: the index of one of its values. */
export const isInstance = (node: MibNode, text: string): boolean =>
  (node.kind === 'scalar' || node.kind === 'column') && /\.\d+$/.test(text) && text !== node.oid;

/** The table a node is of, as an identifier; undefined for what is in none. */
export function tableOf({ kind, oid }: MibNode): string | undefined {
  if (kind === 'table' || kind === 'row') return oid;
  return kind === 'column' ? oid.slice(0, oid.lastIndexOf('.')) : undefined;
}

/** No index of a table is longer. */
const MOST_STEPS = 24;
/** A text, and what is left of it without the numbers at its end: the node a value belongs to is among these. */
export function namesIn(text: string): readonly string[] {
  const found = [text];
  for (let rest = text; found.length < MOST_STEPS; ) {
    const shorter = rest.replace(/\.\d+$/, '');
    if (shorter === rest || !/[A-Za-z.]/.test(shorter)) break;
    found.push(shorter);
    rest = shorter;
  }
  return found;
}

/** "ifInOctets.3" as its column and the index in it, both as numbers where the whole is. */
export function splitName(name: string): { readonly base: string; readonly index: string } {
  const [, base = name, index = ''] = /^([A-Za-z][\w-]*)\.([\d.]+)$/.exec(name) ?? [];
  return { base, index };
}

/** The column a value stands in; undefined for a value that stands alone. */
export function columnOf({
  oid,
  name,
}: {
  readonly oid: string;
  readonly name: string;
}): { readonly oid: string; readonly name: string } | undefined {
  const { base, index } = splitName(name);
  if (index === '' || index === '0') return undefined;
  return { name: base, oid: oid.slice(0, oid.length - index.length - 1) };
}
