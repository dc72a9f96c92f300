import type { InterfaceOrder, InterfaceRow } from '../../../contract/interfaces.ts';
import { formatAge } from '../../ui/ages.ts';
import { classes } from '../../ui/classes.ts';
import { formatBitRate, formatCount, formatSpeed } from '../../ui/rates.ts';
import type { Speech } from '../../ui/Translation.tsx';
import type { GridColumn } from '../logs/VirtualGrid.tsx';
import { COLUMN_LOOKS, type PortColumn } from './columns.model.ts';
import styles from './PortTable.module.css';
import { calledOf, portStateOf, shortName, sumOf } from './port.model.ts';
import { PortMark } from './PortMark.tsx';
import type { P95 } from './use-p95.ts';
import { UtilBars } from './UtilBars.tsx';

export type Sorting = {
  readonly order: InterfaceOrder;
  readonly isDescending: boolean;
  readonly onOrder: (order: InterfaceOrder) => void;
};
export type PortContext = {
  readonly speech: Speech;
  readonly now: number;
  readonly p95: ReadonlyMap<string, P95>;
  readonly sorting: Sorting;
  /** Whether what was measured of a port is too old to be believed. */
  readonly isOld: (row: InterfaceRow) => boolean;
};

/** "1 Gbit/s", and half duplex where it is so: that is nearly always a mistake. */
function speedText({ speedBps, duplex }: InterfaceRow, { t, language }: Speech): string {
  const speed = formatSpeed(speedBps, language);
  return duplex !== null && /half/i.test(duplex) ? `${speed} ${t('ports.half')}` : speed;
}

export function neighbourText({ neighbour }: Pick<InterfaceRow, 'neighbour'>): string {
  if (neighbour === null) return '';
  return neighbour.port === null ? neighbour.name : `${neighbour.name} · ${neighbour.port}`;
}

/** The two directions of a 95th percentile; the unit once where it is the same. */
const p95Text = (value: P95 | undefined, { language }: Speech): string =>
  value === undefined || (value.inBps === null && value.outBps === null)
    ? ''
    : pairText(formatBitRate(value.inBps, language), formatBitRate(value.outBps, language));

function pairText(first: string, second: string): string {
  const [number, unit] = first.split('\u00a0');
  return unit !== undefined && second.endsWith(`\u00a0${unit}`)
    ? `${number ?? ''} / ${second}`
    : `${first} / ${second}`;
}

export const poeText = ({ poe }: Pick<InterfaceRow, 'poe'>, language: string): string =>
  poe === null ? '' : poe.watts === null ? poe.state : `${formatCount(poe.watts, language)}\u00a0W`;

/** What a column says of a port, as text. */
function textOf(column: PortColumn, row: InterfaceRow, context: PortContext): string {
  const { speech, now, p95 } = context;
  const { language } = speech;
  switch (column) {
    case 'device':
      return row.deviceName;
    case 'name':
      return shortName(row.name);
    case 'called':
      return calledOf(row);
    case 'speed':
      return speedText(row, speech);
    case 'in':
      return formatBitRate(row.inBps, language);
    case 'out':
      return formatBitRate(row.outBps, language);
    case 'p95':
      return p95Text(p95.get(row.id), speech);
    case 'errors':
      return formatCount(sumOf(row.inErrors, row.outErrors), language);
    case 'discards':
      return formatCount(sumOf(row.inDiscards, row.outDiscards), language);
    case 'vlan':
      return row.vlan ?? '';
    case 'neighbour':
      return neighbourText(row);
    case 'poe':
      return poeText(row, language);
    case 'changed':
      return row.changedAt === null ? '' : formatAge(now - Date.parse(row.changedAt), speech);
    default:
      return '';
  }
}

/** Texts that may be longer than their column. */
const HINTED = new Set<PortColumn>(['device', 'name', 'called', 'neighbour', 'p95', 'vlan']);
const MEASURED = new Set<PortColumn>(['in', 'out', 'errors', 'discards']);

function cellOf(column: PortColumn, row: InterfaceRow, context: PortContext) {
  if (column === 'state') return <PortMark state={portStateOf(row, context.now)} />;
  if (column === 'util') return <UtilBars inPct={row.utilInPct} outPct={row.utilOutPct} />;
  const text = textOf(column, row, context) || context.speech.t('common.none');
  // No language has another word for it.
  if (column === 'name') return <span translate="no">{text}</span>;
  const hasTrouble =
    (column === 'errors' && (sumOf(row.inErrors, row.outErrors) ?? 0) > 0) ||
    (column === 'discards' && (sumOf(row.inDiscards, row.outDiscards) ?? 0) > 0);
  const isOld = MEASURED.has(column) && context.isOld(row);
  if (!hasTrouble && !isOld) return text;
  return <span className={classes(hasTrouble && styles['trouble'], isOld && styles['old'])}>{text}</span>;
}

/** The columns of a table of ports. */
export function portColumns(columns: readonly PortColumn[], context: PortContext): readonly GridColumn<InterfaceRow>[] {
  const { speech, sorting } = context;
  return columns.map((column) => {
    const { order, isNumeric } = COLUMN_LOOKS[column];
    const isSorted = order !== undefined && sorting.order === order;
    return {
      key: column,
      title: speech.t(`interfaces.columns.${column}`),
      className: classes(isNumeric && styles['numeric'], styles[column]),
      cell: (row) => cellOf(column, row, context),
      ...(HINTED.has(column) && {
        hint: (row: InterfaceRow) => (column === 'name' ? row.name : textOf(column, row, context)),
      }),
      sort:
        order === undefined
          ? undefined
          : {
              direction: isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined,
              onSort: () => sorting.onOrder(order),
            },
    };
  });
}
