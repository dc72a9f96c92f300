/** No-break space: a number and its unit stay on one line. */
const NBSP = '\u00a0';

/** Making a format takes longer than using it a hundred times; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, value: number, digits: number): string {
  const key = `${locale} ${String(digits)}`;
  const known =
    formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, known);
  return known.format(value);
}

/**
 * A round-trip time for people: µs below 1 ms, one decimal below 100 ms, whole milliseconds above.
 *
 * @param ms milliseconds, or null when nothing answered
 */
export function formatRtt(ms: number | null, locale = 'en'): string {
  if (ms === null) return '–';
  if (ms < 1) return `${format(locale, ms * 1000, 0)}${NBSP}µs`;
  return `${format(locale, ms, ms < 100 ? 1 : 0)}${NBSP}ms`;
}

/** A percentage with at most `digits` decimals; whole numbers stay whole. */
export function formatPct(pct: number | null, locale = 'en', digits = 1): string {
  if (pct === null) return '–';
  return `${format(locale, pct, Number.isInteger(pct) ? 0 : digits)}${NBSP}%`;
}

/** Storage sizes in binary units (KiB, MiB, GiB). */
export function formatBytes(bytes: number, locale = 'en'): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${format(locale, value, power === 0 || value >= 100 ? 0 : 1)}${NBSP}${units[power] ?? 'B'}`;
}
