import type { Device, DeviceState } from '../../../../contract/devices.ts';
import {
  FILTER_ALIASES,
  FILTER_FIELDS,
  type FilterFieldName,
  type FilterRow,
  isFilterField,
} from '../../../../contract/filter/fields.ts';
import { filterValue } from '../../../../contract/filter/filter.ts';
import { cutFilter, type RawTerm } from '../../../../contract/filter/tokens.ts';
import type { Live } from '../../../store/devices-slice.ts';
import type { ColumnId } from './columns.model.ts';

/** A device as the filter asks about it. @param now ms since 1970, by the clock of the host */
export function filterRow(device: Device, live: Live | undefined, now: number): FilterRow {
  return {
    ...device,
    checks: device.checks.map((check) => check.type),
    latencyMs: live?.rttMs ?? null,
    lossPct: live?.lossPct ?? null,
    jitterMs: live?.jitterMs ?? null,
    uptimePct: live?.uptimePct ?? null,
    seenS: live === undefined || live.at === 0 ? null : (now - live.at) / 1000,
    forS: device.since === null ? null : (now - Date.parse(device.since)) / 1000,
  };
}

const fieldOf = (term: RawTerm): FilterFieldName | undefined => {
  const name = term.field?.text ?? '';
  const known = FILTER_ALIASES[name] ?? name;
  return isFilterField(known) ? known : undefined;
};

/** Whether what passes depends on measurements or on the clock. */
export const dependsOnLive = (text: string): boolean =>
  cutFilter(text).terms.some((term) => {
    const field = fieldOf(term);
    return field !== undefined && FILTER_FIELDS[field].kind === 'number';
  });

/** The term that names states plainly: `status:down,major`. */
const statusTerm = (text: string): RawTerm | undefined =>
  cutFilter(text).terms.find(
    (term) =>
      fieldOf(term) === 'status' &&
      !term.isNegated &&
      (term.operator === ':' || term.operator === '=') &&
      term.values.every((value) => !value.isNegated),
  );

/** The states a filter asks for by name; none when it asks for all. */
export const statesIn = (text: string): ReadonlySet<string> =>
  new Set(statusTerm(text)?.values.map((value) => value.text.toLowerCase()));

const tidy = (text: string): string => text.replaceAll(/\s{2,}/g, ' ').trim();
const replaced = (text: string, { from, to }: RawTerm, by: string): string =>
  tidy(`${text.slice(0, from)}${by}${text.slice(to)}`);

/** The filter with a state more or less in it. */
export function toggleState(text: string, state: DeviceState): string {
  const states = new Set(statesIn(text));
  if (!states.delete(state)) states.add(state);
  const written = states.size === 0 ? '' : `status:${[...states].join(',')}`;
  const term = statusTerm(text);
  return term ? replaced(text, term, written) : tidy(`${written} ${text}`);
}

/** The filter without what it says about a field, and with a new condition about it. */
export function withCondition(text: string, field: FilterFieldName, condition: string): string {
  const isExclusion = condition.startsWith('-');
  // From the end, so that the places of the earlier terms stay true. Exclusions add up, the rest is replaced.
  const rest = cutFilter(text)
    .terms.filter((term) => fieldOf(term) === field && !isExclusion && !term.isNegated)
    .toReversed()
    .reduce((left, term) => replaced(left, term, ''), text);
  return tidy(`${rest} ${condition}`);
}

/** What a cell stands for in a filter: how to see only the like of it, and how to see none of it. */
export type CellFilter = { readonly field: FilterFieldName; readonly only: string; readonly exclude: string };

const word = (field: FilterFieldName, value: string | undefined): CellFilter | undefined =>
  value === undefined || value === ''
    ? undefined
    : { field, only: `${field}=${filterValue(value)}`, exclude: `-${field}=${filterValue(value)}` };

function limit(field: FilterFieldName, value: number | null | undefined, unit: string): CellFilter | undefined {
  if (value === null || value === undefined) return undefined;
  const text = `${String(Math.floor(value * 100) / 100)}${unit}`;
  return { field, only: `${field}>=${text}`, exclude: `${field}<${text}` };
}

const CELL_FILTERS: Readonly<Partial<Record<ColumnId, (row: FilterRow) => CellFilter | undefined>>> = {
  state: (row) => word('status', row.state),
  name: (row) => word('name', row.name),
  address: (row) => ({
    field: 'ip',
    only: `ip:${filterValue(row.address)}`,
    exclude: `-ip:${filterValue(row.address)}`,
  }),
  site: (row) => word('site', row.site),
  groups: (row) => word('group', row.groups[0]),
  tags: (row) => word('tag', row.tags[0]),
  latency: (row) => limit('latency', row.latencyMs, 'ms'),
  loss: (row) => limit('loss', row.lossPct, '%'),
  jitter: (row) => limit('jitter', row.jitterMs, 'ms'),
  uptime: (row) => limit('uptime', row.uptimePct, '%'),
  since: (row) => limit('for', row.forS === null ? null : Math.floor(row.forS), 's'),
  seen: (row) => limit('seen', row.seenS === null ? null : Math.floor(row.seenS), 's'),
  checks: (row) => word('check', row.checks[0]),
  partner: (row) => word('partner', row.partner),
  country: (row) => word('country', row.country),
  profile: (row) => word('profile', row.profile),
};
export const cellFilter = (column: ColumnId, row: FilterRow): CellFilter | undefined => CELL_FILTERS[column]?.(row);

const MOST_RECENT = 8;
/** The filters used last, this one first. */
export const withRecent = (recent: readonly string[], text: string): readonly string[] =>
  text === '' ? recent : [text, ...recent.filter((one) => one !== text)].slice(0, MOST_RECENT);
