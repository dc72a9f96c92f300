import type { Prepare } from '../statements.ts';
import type { Series, SeriesFilter, SeriesKind, SeriesSpec } from './series-spec.ts';
import { createInterfaceGroups, INTERFACE_BASE } from './interface-groups.ts';

/** Reading one series reads the chunks of its whole group, so a group is not larger than this: half as many would cost
 * 4 % more bytes, twice as many a third more time to read a month. */
const GROUP_SERIES = 16;

type Row = {
  readonly number: number;
  readonly series_group: number;
  readonly device: string;
  readonly owner_kind: SeriesSpec['ownerKind'];
  readonly owner_id: string;
  readonly metric: string;
  readonly unit: string;
  readonly kind: SeriesKind;
  readonly decimals: number | null;
};
type Room = { readonly number: number; used: number };

const keyOf = (ownerKind: string, ownerId: string, metric: string): string => `${ownerKind} ${ownerId} ${metric}`;

const statementsOf = (prepare: Prepare) => ({
  list: prepare<{ vantage: number }, Row>(
    'series.list',
    `SELECT series.number, series_group, device, owner_kind, owner_id, metric, unit, kind, decimals
     FROM series JOIN series_groups ON series_groups.number = series_group WHERE vantage = @vantage ORDER BY series.number`,
  ),
  groups: prepare<Record<string, never>, { readonly last: number }>(
    'series.groups',
    'SELECT coalesce(max(number), 0) AS last FROM series_groups',
  ),
  numbers: prepare<Record<string, never>, { readonly last: number }>(
    'series.numbers',
    'SELECT coalesce(max(number), 0) AS last FROM series',
  ),
  addGroup: prepare('series.addGroup', 'INSERT INTO series_groups (number, device) VALUES (@number, @device)'),
  add: prepare(
    'series.add',
    `INSERT INTO series (number, series_group, owner_kind, owner_id, metric, unit, kind, decimals, vantage)
     VALUES (@number, @group, @ownerKind, @ownerId, @metric, @unit, @kind, @decimals, @vantage)`,
  ),
});

/**
 * Which series there are. Numbers are small and never given twice, so that they can index arrays on hot paths.
 *
 * @param atomic runs its argument in a transaction of its own
 */
export function createCatalogue(prepare: Prepare, vantage: number, atomic: (work: () => void) => void) {
  const sql = statementsOf(prepare);
  const byNumber: (Series | undefined)[] = [];
  const byKey = new Map<string, Series>();
  const byGroup = new Map<number, Series[]>();
  const groupList: number[] = [];
  const rooms = new Map<string, Room>();
  let lastGroup = sql.groups.get({})?.last ?? 0;
  let lastNumber = sql.numbers.get({})?.last ?? 0;

  function remember(series: Series): void {
    byNumber[series.number] = series;
    byKey.set(keyOf(series.ownerKind, series.ownerId, series.metric), series);
    const members = byGroup.get(series.group) ?? [];
    if (members.length === 0) groupList.push(series.group);
    members.push(series);
    byGroup.set(series.group, members);
    rooms.set(series.device, { number: series.group, used: members.length });
  }
  const interfaces = createInterfaceGroups(prepare, atomic, () => {
    lastGroup += 1;
    return lastGroup;
  });
  // More than fit into the arguments of one call.
  for (const group of interfaces.all()) groupList.push(group);
  for (const row of sql.list.all({ vantage })) {
    const { number, series_group: group, owner_kind: ownerKind, owner_id: ownerId, ...rest } = row;
    remember({ ...rest, number, group, ownerKind, ownerId });
  }

  /** Gives numbers and places; nothing is remembered before it is on disk. */
  function plan(specs: readonly SeriesSpec[]) {
    const places = new Map<string, Room>();
    const newGroups: { readonly number: number; readonly device: string }[] = [];
    const added = specs.map((spec, index): Series => {
      let room = places.get(spec.device) ?? { ...(rooms.get(spec.device) ?? { number: 0, used: GROUP_SERIES }) };
      if (room.used >= GROUP_SERIES) {
        room = { number: lastGroup + newGroups.length + 1, used: 0 };
        newGroups.push({ number: room.number, device: spec.device });
      }
      room.used += 1;
      places.set(spec.device, room);
      return { ...spec, number: lastNumber + index + 1, group: room.number };
    });
    return { newGroups, added };
  }

  function add(specs: readonly SeriesSpec[]): void {
    const { newGroups, added } = plan(specs);
    atomic(() => {
      for (const group of newGroups) sql.addGroup.run(group);
      for (const { number, group, ownerKind, ownerId, metric, unit, kind, decimals } of added)
        sql.add.run({ number, group, ownerKind, ownerId, metric, unit, kind, decimals, vantage });
    });
    lastGroup += newGroups.length;
    lastNumber += added.length;
    for (const series of added) remember(series);
  }

  const find = (ownerKind: string, ownerId: string, metric: string): Series | undefined =>
    ownerKind === 'interface' ? interfaces.find(ownerId, metric) : byKey.get(keyOf(ownerKind, ownerId, metric));

  return {
    get: (number: number): Series | undefined => (number >= INTERFACE_BASE ? interfaces.get(number) : byNumber[number]),
    find,
    /** The series of these descriptions, in their order; those that do not exist yet are made in one transaction. */
    ensure(specs: readonly SeriesSpec[]): Series[] {
      const missing = new Map<string, SeriesSpec>();
      for (const spec of specs) {
        const key = keyOf(spec.ownerKind, spec.ownerId, spec.metric);
        if (!byKey.has(key)) missing.set(key, spec);
      }
      if (missing.size > 0) add([...missing.values()]);
      return specs
        .map(({ ownerKind, ownerId, metric }) => find(ownerKind, ownerId, metric))
        .filter((x) => x !== undefined);
    },
    groups: (): readonly number[] => groupList,
    members: (group: number): readonly Series[] => byGroup.get(group) ?? interfaces.members(group),
    get count(): number {
      return byKey.size + interfaces.count;
    },
    /** Makes room for interfaces not seen before. */
    learnInterfaces(numbers: Iterable<number>): void {
      groupList.push(...interfaces.learn([...numbers].filter((number) => interfaces.groupOf(number) === undefined)));
    },
    /** Every series, or those of a device, an owner, a metric; of interfaces only where one of these is told. */
    list: (filter: SeriesFilter): Series[] => [
      ...[...byKey.values()].filter(
        (series) =>
          (filter.ownerKind === undefined || filter.ownerKind === series.ownerKind) &&
          (filter.device === undefined || filter.device === series.device) &&
          (filter.ownerId === undefined || filter.ownerId === series.ownerId) &&
          (filter.metric === undefined || filter.metric === series.metric),
      ),
      ...interfaces.list(filter),
    ],
    interfaces: (): number => interfaces.all().length,
  };
}
