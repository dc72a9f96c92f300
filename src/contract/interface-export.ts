import type { InterfaceRow } from './interfaces.ts';

type ExportCell = string | number | boolean | null;
/** 95th percentiles of a range, bit/s; null without any sample. */
export type ExportP95 = { readonly inBps: number | null; readonly outBps: number | null };

/** What an export says of an interface, in no language. Bps: bit/s; Pct: per cent of the speed of that direction. */
const COLUMNS: Readonly<Record<string, (row: InterfaceRow, p95: ExportP95 | undefined) => ExportCell>> = {
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
  p95InBps: (_row, p95) => p95?.inBps ?? null,
  p95OutBps: (_row, p95) => p95?.outBps ?? null,
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
export const interfaceCells = (row: InterfaceRow, p95: ExportP95 | undefined): ExportCell[] =>
  VALUES.map((value) => value(row, p95));
