import type { SnmpValue } from '../../contract/mibs.ts';
import type { Browser } from '../../engine/mibs/browser.ts';
import { visibleLine } from '../visible-text.ts';
import { textTable } from './text-table.ts';

type Table = Awaited<ReturnType<Browser['table']>>;

/** What an agent says instead of a value, where there is none. */
const MISSING: Readonly<Record<string, string>> = {
  noSuchObject: 'no such object',
  noSuchInstance: 'no such instance',
  endOfMibView: 'nothing beyond',
};
const shown = ({ type, text }: SnmpValue): string => MISSING[type] ?? text;

/** "ifInOctets.3 = counter32: 12", or a JSON object a value. */
export const valueLines = (items: readonly SnmpValue[], isJson: boolean): readonly string[] =>
  items.map((value) =>
    isJson
      ? JSON.stringify(value)
      : `${value.name} = ${value.type in MISSING ? '' : `${value.type}: `}${visibleLine(shown(value))}`,
  );

/** Rows below their names, or a JSON object a row. */
export function tableReport({ columns, rows }: Table, isJson: boolean): readonly string[] {
  if (isJson)
    return rows.map(({ index, cells }) => {
      const named = columns.map(({ name }, place) => [name, cells[place]?.text ?? null]);
      return JSON.stringify({ index, ...Object.fromEntries(named) });
    });
  return textTable(
    ['index', ...columns.map(({ name }) => name)],
    rows.map(({ index, cells }) => [
      index,
      ...cells.map((cell) => (cell === null ? undefined : visibleLine(cell.text))),
    ]),
  );
}
