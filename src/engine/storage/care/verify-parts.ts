import type { Database } from 'better-sqlite3';
import { WINDOW_MS } from '../series/levels.ts';
import { attempt, type Findings, wordsOf } from './findings.ts';
import { readRaw } from './read-raw.ts';

const TABLE = 'series_parts';
type Row = {
  readonly number: number;
  readonly window_start: number;
  readonly samples: number;
  readonly device: string;
  readonly name: string | null;
};

/**
 * Reads every piece of the windows that are not sealed yet.
 *
 * @param onPart told before each; throws when the check was cancelled
 */
export function verifyParts(db: Database, findings: Findings, onPart: () => void): void {
  const rows = attempt(
    () =>
      db
        .prepare<[], Row>(
          `SELECT series_parts.number, window_start, samples, device, name FROM series_parts
           JOIN series_groups ON series_groups.number = series_group LEFT JOIN devices ON devices.id = device
           ORDER BY series_parts.number`,
        )
        .all(),
    (words) => findings.add('chunk', TABLE, `Its rows cannot be reached. ${words}`),
  );
  const data = db.prepare<[number], Uint8Array>('SELECT data FROM series_parts WHERE number = ?').pluck();
  for (const { number, window_start: from, samples, device, name } of rows ?? []) {
    onPart();
    try {
      readRaw(data.get(number) ?? new Uint8Array(0), samples);
    } catch (thrown) {
      const where = { deviceId: device, deviceName: name, tier: 'raw', from, to: from + WINDOW_MS } as const;
      findings.add('chunk', TABLE, wordsOf(thrown), where);
    }
  }
}
