import type { SnmpValue } from '../../../../contract/mibs.ts';
import type { Speech } from '../../../ui/Translation.tsx';
import { csvText } from '../../logs/log-export.model.ts';
import type { Answer, TableRow } from './asking.ts';

export type TableAnswer = Extract<Answer, { kind: 'table' }>;

/** What an agent says in the place of a value. */
export const isMissing = ({ type }: SnmpValue): boolean =>
  type === 'noSuchObject' || type === 'noSuchInstance' || type === 'endOfMibView';

/** What stands in the place of a value that is not there. */
export const shownText = (value: SnmpValue, { t }: Speech): string =>
  isMissing(value) ? t('tools.snmp.missing') : value.text;

/** What is to be done with a value that was told. */
export type Deed = { readonly what: 'set' | 'watch' | 'watch-column'; readonly value: SnmpValue };

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);
const holds = (whole: string, words: readonly string[]): boolean => {
  const lower = whole.toLowerCase();
  return words.every((word) => lower.includes(word));
};

/** Values with every word in their name, identifier or text. */
export function foundValues(items: readonly SnmpValue[], text: string): readonly SnmpValue[] {
  const words = wordsOf(text);
  return words.length === 0
    ? items
    : items.filter(({ name, oid, text: shown }) => holds(`${name} ${oid} ${shown}`, words));
}

/** Rows with every word in some cell or the index. */
export function foundRows(rows: readonly TableRow[], text: string): readonly TableRow[] {
  const words = wordsOf(text);
  if (words.length === 0) return rows;
  return rows.filter(({ index, cells }) => holds([index, ...cells.map((cell) => cell?.text ?? '')].join(' '), words));
}

const HEADS = ['name', 'oid', 'type', 'value', 'hex'] as const;

/** Values as a file; what a device tells cannot become a formula of a spreadsheet. */
export const valuesCsv = (items: readonly SnmpValue[]): string =>
  csvText([HEADS, ...items.map(({ name, oid, type, text, hex }) => [name, oid, type, text, hex])]);

export const tableCsv = ({ columns }: Pick<TableAnswer, 'columns'>, rows: readonly TableRow[]): string =>
  csvText([
    ['index', ...columns.map(({ name }) => name)],
    ...rows.map(({ index, cells }) => [index, ...cells.map((cell) => cell?.text ?? null)]),
  ]);

const LEAST_PX = 84;
const MOST_PX = 300;
const SIGN_PX = 7.4;
const PADDING_PX = 20;
/** So many rows say how wide a column is. */
const LOOKED_AT = 200;

/** Widths of columns by what stands in them, for `grid-template-columns`. */
export function widthsOf({ columns, rows }: Pick<TableAnswer, 'columns' | 'rows'>): string {
  const sample = rows.slice(0, LOOKED_AT);
  const widthOf = (texts: readonly number[]): string => {
    const widest = texts.reduce((most, length) => Math.max(most, length), 0);
    return `${String(Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, widest * SIGN_PX + PADDING_PX))))}px`;
  };
  return [
    widthOf(sample.map(({ index }) => index.length)),
    ...columns.map(({ name }, at) => widthOf([name.length, ...sample.map(({ cells }) => cells[at]?.text.length ?? 0)])),
  ].join(' ');
}
