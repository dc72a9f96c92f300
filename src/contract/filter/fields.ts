import { DEVICE_STATES } from '../devices.ts';
import { PROFILES } from '../metrics.ts';

/** What a filter can ask about: one device as the window, REST and the command line know it. */
export type FilterRow = {
  readonly name: string;
  readonly address: string;
  readonly site: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly country: string;
  readonly partner: string;
  readonly dnExt: string;
  readonly notes: string;
  readonly profile: string;
  readonly state: string;
  /** Kinds of check, such as icmp. */
  readonly checks: readonly string[];
  readonly latencyMs: number | null;
  readonly lossPct: number | null;
  readonly jitterMs: number | null;
  readonly uptimePct: number | null;
  /** Seconds since the last measurement. */
  readonly seenS: number | null;
  /** Seconds in the present state. */
  readonly forS: number | null;
};

type Unit = { readonly plain: string; readonly factors: Readonly<Record<string, number>> };
const MILLISECONDS: Unit = { plain: 'ms', factors: { µs: 0.001, us: 0.001, ms: 1, s: 1000 } };
const PERCENT: Unit = { plain: '%', factors: { '%': 1 } };
const SECONDS: Unit = { plain: 's', factors: { s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 } };

export type FilterField =
  | { readonly kind: 'text'; readonly of: (row: FilterRow) => readonly string[] }
  | { readonly kind: 'choice'; readonly of: (row: FilterRow) => readonly string[]; readonly choices: readonly string[] }
  | { readonly kind: 'address'; readonly of: (row: FilterRow) => readonly string[] }
  | { readonly kind: 'number'; readonly of: (row: FilterRow) => number | null; readonly unit: Unit };

const text = (of: (row: FilterRow) => string | readonly string[]): FilterField => ({
  kind: 'text',
  of: (row) => [of(row)].flat(),
});
const number = (of: (row: FilterRow) => number | null, unit: Unit): FilterField => ({ kind: 'number', of, unit });

/** Every field a filter knows, in the order in which they are offered. */
export const FILTER_FIELDS = {
  status: { kind: 'choice', of: (row) => [row.state], choices: DEVICE_STATES },
  name: text((row) => row.name),
  ip: { kind: 'address', of: (row) => [row.address] },
  site: text((row) => row.site),
  group: text((row) => row.groups),
  tag: text((row) => row.tags),
  country: text((row) => row.country),
  partner: text((row) => row.partner),
  domain: text((row) => row.dnExt),
  latency: number((row) => row.latencyMs, MILLISECONDS),
  loss: number((row) => row.lossPct, PERCENT),
  jitter: number((row) => row.jitterMs, MILLISECONDS),
  uptime: number((row) => row.uptimePct, PERCENT),
  seen: number((row) => row.seenS, SECONDS),
  for: number((row) => row.forS, SECONDS),
  check: text((row) => row.checks),
  profile: { kind: 'choice', of: (row) => [row.profile], choices: PROFILES },
  note: text((row) => row.notes),
} as const satisfies Readonly<Record<string, FilterField>>;
export type FilterFieldName = keyof typeof FILTER_FIELDS;

/** Other words for the same. */
export const FILTER_ALIASES: Readonly<Record<string, FilterFieldName>> = {
  state: 'status',
  address: 'ip',
  groups: 'group',
  tags: 'tag',
  dn_ext: 'domain',
  rtt: 'latency',
  notes: 'note',
};

export const isFilterField = (name: string): name is FilterFieldName => Object.hasOwn(FILTER_FIELDS, name);
