import type { ReactNode } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { formatPct, formatRtt } from '../../../../contract/units.ts';
import type { Live } from '../../../store/devices-slice.ts';
import { formatAge } from '../../../ui/ages.ts';
import { classes } from '../../../ui/classes.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import type { Speech } from '../../../ui/Translation.tsx';
import { ageWhenOld } from '../devices.model.ts';
import { COLUMN_LOOKS, type ColumnId } from './columns.model.ts';
import styles from './Grid.module.css';
import { LiveBeats } from './LiveBeats.tsx';

const MONO = new Set<ColumnId>(['address', 'latency', 'loss', 'jitter', 'uptime', 'since', 'seen']);

/** Everything the cells of a row are made of. */
export type RowData = {
  readonly device: Device;
  readonly live: Live | undefined;
  readonly now: number;
  readonly speech: Speech;
};

const clipped = (text: string): ReactNode => <span title={text}>{text}</span>;
const agoOf = (ms: number | null, speech: Speech): string => (ms === null ? '–' : formatAge(ms, speech));

function checksOf({ checks }: Device, { say }: Speech): string {
  const words = checks.map(({ type }) => {
    const known = say(`checkTypes.${type}`);
    return known === `checkTypes.${type}` ? type : known;
  });
  return words.join(', ');
}

/** A measured value; one that is old is shown as such, with how old it is. */
function measured(column: ColumnId, text: string, { device, live, now, speech }: RowData): ReactNode {
  const age = text === '–' ? undefined : ageWhenOld(device, live, now);
  if (age === undefined) return text;
  const hint = formatAge(age, speech);
  return (
    <span className={styles['old']} title={speech.t('devices.old', { value: text, age: hint })}>
      {text}
      {column === 'latency' && <span className={styles['age']}>{hint}</span>}
    </span>
  );
}

const CELLS: Readonly<Record<ColumnId, (row: RowData) => ReactNode>> = {
  state: ({ device }) => <StatusMark state={device.state} />,
  name: ({ device }) => clipped(device.name),
  address: ({ device }) => clipped(device.address),
  site: ({ device }) => clipped(device.site),
  groups: ({ device }) => clipped(device.groups.join(', ')),
  tags: ({ device }) => clipped(device.tags.join(', ')),
  beats: ({ device }) => <LiveBeats id={device.id} />,
  latency: (row) => measured('latency', formatRtt(row.live?.rttMs ?? null, row.speech.language), row),
  loss: (row) => measured('loss', formatPct(row.live?.lossPct ?? null, row.speech.language), row),
  jitter: (row) => measured('jitter', formatRtt(row.live?.jitterMs ?? null, row.speech.language), row),
  uptime: ({ live, speech }) => formatPct(live?.uptimePct ?? null, speech.language, 3),
  since: ({ device, now, speech }) => agoOf(device.since === null ? null : now - Date.parse(device.since), speech),
  seen: ({ live, now, speech }) => agoOf(live === undefined || live.at === 0 ? null : now - live.at, speech),
  checks: ({ device, speech }) => clipped(checksOf(device, speech)),
  partner: ({ device }) => clipped(device.partner),
  country: ({ device }) => clipped(device.country),
  profile: ({ device, speech }) => speech.t(`profiles.${device.profile}`),
};

const CELL_CLASSES = new Map(
  Object.entries(COLUMN_LOOKS).map(([column, { isNumeric }]) => [
    column,
    classes(styles['cell'], styles[column], isNumeric && styles['numeric'], MONO.has(column as ColumnId) && 'mono'),
  ]),
);

/** The cells of a device. Plain values in one go: a row that scrolls in has to be there at once. */
export const deviceCells = (columns: readonly ColumnId[], row: RowData): ReactNode =>
  columns.map((column, index) => (
    <td key={column} aria-colindex={index + 2} data-column={column} className={CELL_CLASSES.get(column)}>
      {CELLS[column](row)}
    </td>
  ));
