import type { Input, Output } from '../../../contract/contract.ts';
import type { ExportFormat } from '../../../contract/exports.ts';
import { type ExportP95, INTERFACE_EXPORT_COLUMNS, interfaceCells } from '../../../contract/interface-export.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { csvText } from '../logs/log-export.model.ts';
import type { InterfaceQuery } from './interface-list.ts';

/** As many as the host gives. */
const PAGE = 1000;
const MOST_P95 = 100;

/** Where the host itself writes the ports of a filter. */
export function portsLink(query: InterfaceQuery, format: ExportFormat): string {
  const asked = Object.entries({ format, ...query }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return `/api/v1/interfaces/export?${new URLSearchParams(asked).toString()}`;
}

/** Every port of a filter, also those that were not scrolled to; each once, though it may move while pages are read. */
export async function allPorts(
  ask: (input: Input<'interfaces.list'>) => Promise<Output<'interfaces.list'>>,
  query: InterfaceQuery,
): Promise<readonly InterfaceRow[]> {
  const found = new Map<string, InterfaceRow>();
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await ask({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const row of items) found.set(row.id, row);
    if (nextCursor === null) return [...found.values()];
    cursor = nextCursor;
  }
}

/** The 95th percentiles of the last day of ports, by their ids. */
export async function p95sOf(
  ask: (input: Input<'interfaces.p95'>) => Promise<Output<'interfaces.p95'>>,
  rows: readonly InterfaceRow[],
): Promise<ReadonlyMap<string, ExportP95>> {
  const found = new Map<string, ExportP95>();
  for (let from = 0; from < rows.length; from += MOST_P95) {
    const { items } = await ask({ id: rows.slice(from, from + MOST_P95).map(({ id }) => id) });
    for (const item of items) found.set(item.id, item);
  }
  return found;
}

/** Ports as a file; the same as what the host writes. */
export function portsText(
  rows: readonly InterfaceRow[],
  p95s: ReadonlyMap<string, ExportP95>,
  format: ExportFormat,
): string {
  const cells = rows.map((row) => interfaceCells(row, p95s.get(row.id)));
  if (format === 'csv') return csvText([INTERFACE_EXPORT_COLUMNS, ...cells]);
  return cells
    .map((row) => Object.fromEntries(INTERFACE_EXPORT_COLUMNS.map((column, place) => [column, row[place] ?? null])))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}
