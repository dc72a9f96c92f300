import type { ExportFormat } from '../../../contract/exports.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { csvText } from '../logs/log-export.model.ts';

const COLUMNS = [
  'device',
  'name',
  'descr',
  'alias',
  'label',
  'type',
  'mac',
  'mtu',
  'duplex',
  'vlan',
  'admin',
  'oper',
  'changedAt',
  'speedBps',
  'inBps',
  'outBps',
  'utilInPct',
  'utilOutPct',
  'inErrors',
  'outErrors',
  'inDiscards',
  'outDiscards',
  'measuredAt',
  'neighbour',
  'neighbourPort',
  'poe',
  'poeWatts',
  'deviceId',
  'id',
] as const;
type Column = (typeof COLUMNS)[number];

const cellOf = (row: InterfaceRow, column: Column): string | number | null => {
  switch (column) {
    case 'device':
      return row.deviceName;
    case 'measuredAt':
      return row.at;
    case 'neighbour':
      return row.neighbour?.name ?? null;
    case 'neighbourPort':
      return row.neighbour?.port ?? null;
    case 'poe':
      return row.poe?.state ?? null;
    case 'poeWatts':
      return row.poe?.watts ?? null;
    default:
      return row[column];
  }
};

/** The ports that are listed, as a file; names of columns and values are those of the API, in no language. */
export function portsText(rows: readonly InterfaceRow[], format: ExportFormat): string {
  if (format === 'csv') return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => cellOf(row, column)))]);
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, cellOf(row, column)])))}\n`)
    .join('');
}
