import { FILTER_FIELDS, type FilterField, type FilterFieldName, isFilterField } from './fields.ts';
import { filterValue } from './filter.ts';

/** What can be put in place of the characters `from` to `to` of the text. */
export type Completion = { readonly from: number; readonly to: number; readonly items: readonly string[] };

const MOST = 12;
const HINTS: Readonly<Partial<Record<FilterFieldName, readonly string[]>>> = {
  latency: ['>50ms', '>100ms', '<20ms'],
  loss: ['>0%', '>=1%', '>=5%'],
  jitter: ['>10ms', '>30ms'],
  uptime: ['<99.9%', '<99%'],
  seen: ['>5m', '<1h', '<7d'],
  for: ['<15m', '>1h', '>1d'],
};

const startingWith = (words: Iterable<string>, beginning: string): string[] => {
  const lower = beginning.toLowerCase();
  const all = [...new Set(words)].filter((word) => word !== '');
  const first = all.filter((word) => word.toLowerCase().startsWith(lower));
  const later = all.filter((word) => !word.toLowerCase().startsWith(lower) && word.toLowerCase().includes(lower));
  return [...first, ...later].slice(0, MOST);
};

/**
 * What could follow at the caret: names of fields, or values of the field that is being written.
 *
 * @param valuesOf what a field holds in the devices there are
 */
export function completeFilter(
  text: string,
  caret: number,
  valuesOf: (field: FilterFieldName) => Iterable<string>,
): Completion {
  const before = text.slice(0, caret);
  const from = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1;
  const word = before.slice(from);
  const [whole, sign = '', name = ''] = /^(-?)([a-z_]+)(?=[:=<>!])/i.exec(word) ?? [];
  if (whole === undefined) {
    const bare = word.replace(/^-/, '');
    const start = from + word.length - bare.length;
    const names = Object.entries(FILTER_FIELDS).map(([key, field]) => (field.kind === 'number' ? key : `${key}:`));
    return { from: start, to: caret, items: startingWith(names, bare) };
  }
  const key = name.toLowerCase();
  if (!isFilterField(key)) return { from: caret, to: caret, items: [] };
  const hints = HINTS[key];
  const afterName = from + sign.length + name.length;
  if (hints) return { from: afterName, to: caret, items: startingWith(hints, text.slice(afterName, caret)) };
  const at = from + Math.max(word.lastIndexOf(','), word.search(/[:=]/), word.lastIndexOf('!')) + 1;
  const field: FilterField = FILTER_FIELDS[key];
  const known = field.kind === 'choice' ? field.choices : valuesOf(key);
  const written = text.slice(at, caret).replace(/^"/, '');
  return { from: at, to: caret, items: startingWith(known, written).map(filterValue) };
}
