import type { Name, Where } from '../profiles/profile.ts';
import type { Column, Reader } from './reader.ts';
import { textOf } from './values.ts';

const NONE: Column = new Map();

/** The cell of a table of names for an index of another table, whose index may be longer. */
function nameAt(names: Column, index: string): string | undefined {
  for (let part = index; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const text = textOf(names.get(part));
    if (text !== undefined) return text;
  }
  return undefined;
}

type Texts = { readonly text?: string | undefined; readonly owner?: string | undefined };

/** A template with the index ("{index}", "{2}") and what columns say there ("{text}", "{owner}") filled in. */
const filled = (template: string, index: string, { text = '', owner = '' }: Texts): string =>
  template.replaceAll(/\{(text|owner|index|\d)\}/g, (_, key: string) => {
    if (key === 'text') return text;
    if (key === 'owner') return owner;
    return key === 'index' ? index : (index.split('.')[Number(key) - 1] ?? '');
  });

/** What a rule calls each of its instances. */
export async function namesOf(reader: Reader, naming: Name | undefined, otherwise: string) {
  const columnOf = async (oid: string | undefined): Promise<Column> => (oid === undefined ? NONE : reader.column(oid));
  const [names, owners] = await Promise.all([columnOf(naming?.oid), columnOf(naming?.owner)]);
  const template = naming?.text ?? (naming?.oid === undefined ? otherwise : '{text}');
  return (index: string): string => {
    const at = naming?.at === undefined ? index : filled(naming.at, index, {});
    const name = filled(template, index, { text: nameAt(names, at) ?? otherwise, owner: nameAt(owners, index) });
    return name.replace(/^[\s-]+/, '');
  };
}

/** Tells the rows a rule is about. */
export async function rowsOf(reader: Reader, where: Where | undefined): Promise<(index: string) => boolean> {
  if (where === undefined) return () => true;
  const cells = where.oid === undefined ? undefined : await reader.column(where.oid);
  const pattern = new RegExp(where.match, 'i');
  return (index) => {
    const at = where.at === undefined ? index : filled(where.at, index, {});
    return pattern.test(cells === undefined ? at : (nameAt(cells, at) ?? ''));
  };
}

/** The first of some columns that has anything. */
export async function firstColumn(reader: Reader, oids: string | readonly string[]): Promise<Column> {
  for (const oid of [oids].flat()) {
    const cells = await reader.column(oid);
    if (cells.size > 0) return cells;
  }
  return NONE;
}
