import { INTERFACE_METRICS } from '../../../contract/interface-metrics.ts';
import type { Prepare } from '../statements.ts';
import type { Series, SeriesFilter, SeriesSpec } from './series-spec.ts';

/** Series of interfaces are numbered from here on: half of the numbers that fit into the key of a chunk. */
export const INTERFACE_BASE: number = 2 ** 29;
const SERIES_EACH = 16;
export const METRIC_COUNT: number = INTERFACE_METRICS.length;

/** An interface, and which of its metrics, by the number of a series; negative for series of other kinds. */
export const interfaceOf = (number: number): number => Math.floor((number - INTERFACE_BASE) / SERIES_EACH);
export const metricOf = (number: number): number => (number - INTERFACE_BASE) % SERIES_EACH;
export const seriesNumber = (iface: number, metric: number): number => INTERFACE_BASE + iface * SERIES_EACH + metric;

type Format = Pick<SeriesSpec, 'metric' | 'unit' | 'kind' | 'decimals'>;
/** Bits, states and speeds are whole; errors may come once an hour, and still are more than nothing. */
export const INTERFACE_FORMATS: readonly Format[] = INTERFACE_METRICS.map(([metric, unit]) => ({
  metric,
  unit,
  kind: metric === 'if.state' ? 'state' : 'gauge',
  decimals: unit === 'pkt/s' ? (/(?:errors|discards)$/.test(metric) ? 3 : 1) : 0,
}));
type Row = { readonly number: number; readonly device: string; readonly interface: number };

const statementsOf = (prepare: Prepare) => ({
  list: prepare<Record<string, never>, Row>(
    'series.interfaceGroups',
    'SELECT number, device, interface FROM series_groups WHERE interface IS NOT NULL ORDER BY number',
  ),
  device: prepare<{ interface: number }, { readonly device_id: string }>(
    'interfaces.device',
    'SELECT device_id FROM interfaces WHERE number = @interface',
  ),
  add: prepare(
    'series.addInterfaceGroup',
    'INSERT INTO series_groups (number, device, interface) VALUES (@number, @device, @interface)',
  ),
});

/**
 * The series of interfaces. There are as many metrics as `INTERFACE_METRICS` of each, and a network has ten thousands of
 * interfaces: nothing is kept of a single series, everything follows from its number.
 *
 * @param takeGroup gives a number nobody has, for a new group
 */
export function createInterfaceGroups(prepare: Prepare, atomic: (work: () => void) => void, takeGroup: () => number) {
  const sql = statementsOf(prepare);
  const groups: (number | undefined)[] = [];
  const devices: (string | undefined)[] = [];
  const names = new Map<string, string>();
  /** By the numbers of groups, which have no gaps to speak of. */
  const byGroup: (number | undefined)[] = [];
  const all: number[] = [];

  function remember({ number, device, interface: iface }: Row): void {
    groups[iface] = number;
    // The same text as one object.
    devices[iface] = names.get(device) ?? device;
    names.set(device, devices[iface]);
    byGroup[number] = iface;
    all.push(number);
  }
  for (const row of sql.list.all({})) remember(row);

  function series(iface: number, metric: number): Series | undefined {
    const [group, device, format] = [groups[iface], devices[iface], INTERFACE_FORMATS[metric]];
    if (group === undefined || device === undefined || format === undefined) return undefined;
    return {
      number: seriesNumber(iface, metric),
      group,
      device,
      ownerKind: 'interface',
      ownerId: String(iface),
      ...format,
    };
  }
  const members = (iface: number): Series[] => INTERFACE_FORMATS.flatMap((_, metric) => series(iface, metric) ?? []);

  return {
    groupOf: (iface: number): number | undefined => groups[iface],
    get: (number: number): Series | undefined => series(interfaceOf(number), metricOf(number)),
    find: (ownerId: string, metric: string): Series | undefined =>
      series(
        Number(ownerId),
        INTERFACE_FORMATS.findIndex((format) => format.metric === metric),
      ),
    members: (group: number): readonly Series[] => {
      const iface = byGroup[group];
      return iface === undefined ? [] : members(iface);
    },
    /** Makes the groups of interfaces not seen before, in one transaction. Who is not in the inventory gets none. */
    learn(interfaces: Iterable<number>): readonly number[] {
      const rows: Row[] = [];
      for (const iface of interfaces) {
        const device = sql.device.get({ interface: iface })?.device_id;
        if (device !== undefined) rows.push({ number: takeGroup(), device, interface: iface });
      }
      if (rows.length === 0) return [];
      atomic(() => {
        for (const row of rows) sql.add.run(row);
      });
      for (const row of rows) remember(row);
      return rows.map(({ number }) => number);
    },
    all: (): readonly number[] => all,
    get count(): number {
      return all.length * METRIC_COUNT;
    },
    /** Of a device, an interface or a metric: all of them would be too many for any answer. */
    list({ ownerKind, device, ownerId, metric }: SeriesFilter): Series[] {
      const isOne = ownerKind === 'interface' && ownerId !== undefined;
      const isNamed = INTERFACE_FORMATS.some((format) => format.metric === metric);
      if ((ownerKind ?? 'interface') !== 'interface' || (ownerId !== undefined && !isOne)) return [];
      if (!isOne && !isNamed && device === undefined) return [];
      const chosen = isOne ? [Number(ownerId)] : all.map((group) => byGroup[group] ?? -1);
      return chosen
        .filter((iface) => device === undefined || devices[iface] === device)
        .flatMap((iface) => members(iface))
        .filter((one) => metric === undefined || one.metric === metric);
    },
  };
}
