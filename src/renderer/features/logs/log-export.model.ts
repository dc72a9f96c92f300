import type { ExportFormat } from '../../../contract/exports.ts';
import type { Span } from '../../time/range.ts';
import type { LogFilter, LogLine } from './logs.model.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Where the host itself writes the events of a filter; it knows no words of the reader's language. */
export function eventsLink({ levels, kind, deviceId }: LogFilter, { from, to }: Span, format: ExportFormat): string {
  const query = new URLSearchParams({ format, from: iso(from), to: iso(to) });
  for (const level of levels) query.append('level', level);
  if (kind !== undefined) query.append('kind', kind);
  if (deviceId !== undefined) query.append('deviceId', deviceId);
  return `/api/v1/events/export?${query.toString()}`;
}

export function outagesLink({ deviceId }: LogFilter, { from, to }: Span, format: ExportFormat): string {
  const query = new URLSearchParams({ format, from: iso(from), to: iso(to) });
  if (deviceId !== undefined) query.append('deviceId', deviceId);
  return `/api/v1/outages/export?${query.toString()}`;
}

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** @see RFC 4180 section 2 */
export function csvText(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  const cell = (value: string | number | boolean | null): string => {
    const plain = value === null ? '' : String(value);
    const text = typeof value === 'string' && FORMULA.test(plain) ? `'${plain}` : plain;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const COLUMNS = ['time', 'id', 'level', 'kind', 'deviceId', 'device', 'checkId', 'message'] as const;

/** The lines that are shown, as a file; the sentence is that of the reader. */
export function linesText(lines: readonly LogLine[], format: ExportFormat): string {
  const rows = lines.map(({ event, sentence }) => {
    const { at, id, level, kind, deviceId, deviceName, checkId } = event;
    return [at, id, level, kind, deviceId, deviceName, checkId, sentence] as const;
  });
  if (format === 'csv') return csvText([COLUMNS, ...rows]);
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(COLUMNS.map((name, index) => [name, row[index] ?? null])))}\n`)
    .join('');
}
