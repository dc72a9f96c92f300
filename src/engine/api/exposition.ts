import type { Labels } from './metric-names.ts';

export type Family = {
  /** Of a counter without `_total`, of information without `_info`: the sample has them. */
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter' | 'summary' | 'info';
  /** Base unit that the name ends with; empty: none. */
  readonly unit: string;
  readonly samples: readonly Sample[];
};
export type Sample = { readonly suffix?: string; readonly labels?: Labels; readonly value: number };
export type Format = 'text' | 'openmetrics';

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/** The format that a client likes best; text where it does not say. @see RFC 9110 section 12.5.1 */
export function formatFor(accept: string | undefined): Format {
  let best: { format: Format; quality: number } = { format: 'text', quality: 0 };
  for (const part of (accept ?? '').split(',')) {
    const [type = '', ...params] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const value = (name: string) => params.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
    const quality = Number(value('q') ?? 1);
    const format = type === 'application/openmetrics-text' ? 'openmetrics' : 'text';
    if (format === 'openmetrics' && (value('version') ?? '1.0.0') !== '1.0.0') continue;
    if (quality > best.quality) best = { format, quality };
  }
  return best.format;
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"');
const number = (value: number): string =>
  Math.abs(value) === Infinity ? (value > 0 ? '+Inf' : '-Inf') : String(value);

function labelsText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const SUFFIXES: Readonly<Partial<Record<Family['type'], string>>> = { counter: '_total', info: '_info' };

function familyText({ name, help, type, unit, samples }: Family, format: Format): string {
  const suffix = SUFFIXES[type] ?? '';
  const isPlain = format === 'text';
  // Text 0.0.4 knows families by the names of their samples, and no information.
  const family = isPlain ? name + suffix : name;
  const head = [
    `# HELP ${family} ${escapeHelp(help)}`,
    `# TYPE ${family} ${isPlain && type === 'info' ? 'gauge' : type}`,
  ];
  if (!isPlain && unit !== '') head.push(`# UNIT ${family} ${unit}`);
  const lines = samples.map(
    (sample) => `${name}${sample.suffix ?? suffix}${labelsText(sample.labels ?? {})} ${number(sample.value)}`,
  );
  return [...head, ...lines, ''].join('\n');
}

/**
 * Families as a scrape takes them; those without a sample are left out.
 *
 * @see Prometheus text format 0.0.4, OpenMetrics 1.0.0
 */
export function exposition(families: readonly Family[], format: Format): string {
  const texts = families.filter(({ samples }) => samples.length > 0).map((family) => familyText(family, format));
  return texts.join('') + (format === 'openmetrics' ? '# EOF\n' : '');
}
