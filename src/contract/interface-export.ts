import type { InterfaceRow } from './interfaces.ts';

type ExportCell = string | number | boolean | null;

/** What an export says of an interface, in no language. Bps: bit/s; Pct: per cent of the speed of that direction. */
const COLUMNS: Readonly<Record<string, (row: InterfaceRow) => ExportCell>> = {
  device: (row) => row.deviceName,
  name: (row) => row.name,
  descr: (row) => row.descr,
  alias: (row) => row.alias,
  label: (row) => row.label,
  type: (row) => row.type,
  mac: (row) => row.mac,
  mtuBytes: (row) => row.mtu,
  duplex: (row) => row.duplex,
  vlan: (row) => row.vlan,
  admin: (row) => row.admin,
  oper: (row) => row.oper,
  changedAt: (row) => row.changedAt,
  isGone: (row) => row.isGone,
  speedBps: (row) => row.speedBps,
  inBps: (row) => row.inBps,
  outBps: (row) => row.outBps,
  utilInPct: (row) => row.utilInPct,
  utilOutPct: (row) => row.utilOutPct,
  inErrorsPerS: (row) => row.inErrors,
  outErrorsPerS: (row) => row.outErrors,
  inDiscardsPerS: (row) => row.inDiscards,
  outDiscardsPerS: (row) => row.outDiscards,
  measuredAt: (row) => row.at,
  neighbour: (row) => row.neighbour?.name ?? null,
  neighbourPort: (row) => row.neighbour?.port ?? null,
  poe: (row) => row.poe?.state ?? null,
  poeWatts: (row) => row.poe?.watts ?? null,
  deviceId: (row) => row.deviceId,
  id: (row) => row.id,
};
/** Names of the columns, with their units. */
export const INTERFACE_EXPORT_COLUMNS = Object.keys(COLUMNS);
const VALUES = Object.values(COLUMNS);

/** An interface as a row of these columns. */
export const interfaceCells = (row: InterfaceRow): ExportCell[] => VALUES.map((value) => value(row));
