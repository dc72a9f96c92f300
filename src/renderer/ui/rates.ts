/** No-break space: a number and its unit stay on one line. */
const NBSP = '\u00a0';
const BIT_UNITS = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'] as const;
/** The same in so little room as an axis has; its unit stands beside the chart. */
const SHORT_UNITS = ['', 'k', 'M', 'G', 'T'] as const;

/** Making a format takes longer than using it a hundred times; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, value: number, least: number, most: number): string {
  const key = `${locale} ${String(least)} ${String(most)}`;
  const known =
    formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, known);
  return known.format(value);
}

function scaled(bps: number): { readonly value: number; readonly power: number } {
  const power = Math.min(BIT_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(bps))) / 3)));
  return { value: bps / 1000 ** power, power };
}

/** Traffic in decimal units, three figures: "93.9 Mbit/s". Null is unknown, never zero. */
export function formatBitRate(bps: number | null, locale = 'en'): string {
  if (bps === null) return '–';
  const { value, power } = scaled(bps);
  const digits = power === 0 || Math.abs(value) >= 100 ? 0 : 1;
  return `${format(locale, value, digits, digits)}${NBSP}${BIT_UNITS[power] ?? 'bit/s'}`;
}

/** The speed of a line, without decimals it does not need: "1 Gbit/s", "2.5 Gbit/s". */
export function formatSpeed(bps: number | null, locale = 'en'): string {
  if (bps === null) return '–';
  const { value, power } = scaled(bps);
  return `${format(locale, value, 0, 1)}${NBSP}${BIT_UNITS[power] ?? 'bit/s'}`;
}

/** A value on an axis of bit/s, either side of zero. */
export function axisBitRate(bps: number, locale = 'en'): string {
  const { value, power } = scaled(Math.abs(bps));
  const unit = SHORT_UNITS[power] ?? '';
  return unit === '' ? format(locale, value, 0, 1) : `${format(locale, value, 0, 1)}${NBSP}${unit}`;
}

/** Something counted per second: whole where it is much, exact where it is little. */
export function formatCount(perSecond: number | null, locale = 'en'): string {
  if (perSecond === null) return '–';
  const size = Math.abs(perSecond);
  return format(locale, perSecond, 0, size === 0 || size >= 100 ? 0 : size >= 1 ? 1 : 3);
}

/** A value of any unit with up to two decimals. */
export function formatValue(value: number | null, unit: string, locale = 'en'): string {
  if (value === null) return '–';
  const text = format(locale, value, 0, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
  return unit === '' ? text : `${text}${NBSP}${unit}`;
}
