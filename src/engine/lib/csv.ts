/** Columns are parted by what the first line has most of; spreadsheets of many countries write semicolons. */
function delimiterOf(line: string): string {
  const count = (delimiter: string): number => line.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** A record of a table as text, and the line it begins in, from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads CSV as spreadsheets write it: quotes, line ends within them, a byte order mark; empty lines are passed by.
 *
 * @see RFC 4180 section 2
 */
export function* csvRecords(text: string): Generator<CsvRecord> {
  const source = text.replace(/^\ufeff/, '');
  const delimiter = delimiterOf(source.slice(0, source.search(/\r?\n|$/)));
  let [cells, cell, isQuoted, line, start]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  for (let at = 0; at <= source.length; at += 1) {
    const char = source[at] ?? '\n';
    if (char === '\n') line += 1;
    if (isQuoted && at < source.length) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += char;
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === delimiter || char === '\n') {
      cells.push(cell.trim());
      cell = '';
      if (char === delimiter) continue;
      if (cells.some((one) => one !== '')) yield { line: start, cells };
      cells = [];
      start = line;
    } else cell += char;
  }
}
