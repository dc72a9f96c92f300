import type { ProcessFacts, RouteFacts } from '../../../../contract/facts.ts';
import { formatBytes } from '../../../../contract/units.ts';
import type { Speech } from '../../../ui/Translation.tsx';
import type { FactLine } from './tables.model.ts';

/** Tables that change all the time: read when somebody looks. */
export const LIVE_TABLES = ['processes', 'routes'] as const;
export type LiveTableName = (typeof LIVE_TABLES)[number];

/** Names of the columns, by table; their words are under `inventory.columns`. */
export const LIVE_COLUMNS = {
  processes: ['pid', 'name', 'status', 'cpu', 'memory', 'type', 'command'],
  routes: ['destination', 'nextHop', 'port', 'type', 'protocol', 'metric'],
} as const satisfies Readonly<Record<LiveTableName, readonly string[]>>;

/** For `grid-template-columns`. */
export const LIVE_TEMPLATES: Readonly<Record<LiveTableName, string>> = {
  processes: '62px minmax(90px, 1fr) 84px 92px 84px minmax(84px, 0.8fr) minmax(110px, 1.6fr)',
  routes: 'minmax(130px, 1.6fr) minmax(110px, 1.3fr) minmax(80px, 1fr) 84px 84px 72px',
};

/** What runs on a device, as lines of text. */
export const processLines = (items: readonly ProcessFacts[], { t, language }: Speech): readonly FactLine[] =>
  items.map(({ pid, name, path, parameters, type, status, cpuS, memoryBytes }) => ({
    key: String(pid),
    cells: [
      String(pid),
      name,
      status === undefined ? '' : t(`inventory.statuses.${status}`),
      cpuS === undefined ? '' : t('units.second', { count: new Intl.NumberFormat(language).format(Math.round(cpuS)) }),
      memoryBytes === undefined ? '' : formatBytes(memoryBytes, language),
      type === undefined ? '' : t(`inventory.processTypes.${type}`),
      [path, parameters].filter((part) => part !== undefined).join(' '),
    ],
  }));

/** Where a device sends packets to, as lines of text; ports by their names. */
export const routeLines = (
  items: readonly RouteFacts[],
  portOf: (ifIndex: number) => string,
  { t }: Speech,
): readonly FactLine[] =>
  items.map(({ destination, prefix, nextHop, ifIndex, type, protocol, metric }, index) => ({
    // One destination may be reached by several ways.
    key: String(index),
    cells: [
      `${destination}/${String(prefix)}`,
      nextHop ?? '',
      ifIndex === undefined ? '' : portOf(ifIndex),
      type === undefined ? '' : t(`inventory.routeTypes.${type}`),
      protocol ?? '',
      metric === undefined ? '' : String(metric),
    ],
  }));
