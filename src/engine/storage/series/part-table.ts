import type { Prepare } from '../statements.ts';

/** What is known of a part without reading it. */
export type Part = { readonly number: number; readonly samples: number; readonly bytes: number };
/** `lastRow`: the journal row up to which every sample of the window is in a part. */
export type PlacedPart = Part & { readonly group: number; readonly start: number; readonly lastRow: number };
type NewPart = Omit<PlacedPart, 'bytes'> & { readonly data: Uint8Array };
type Row = Omit<PlacedPart, 'lastRow'> & { readonly last_row: number };
type Nothing = Record<string, never>;

const statementsOf = (prepare: Prepare) => ({
  list: prepare<Nothing, Row>(
    'parts.list',
    `SELECT number, series_group AS "group", window_start AS start, last_row, samples, length(data) AS bytes
     FROM series_parts ORDER BY number`,
  ),
  add: prepare(
    'parts.add',
    `INSERT INTO series_parts (number, series_group, window_start, last_row, samples, data)
     VALUES (@number, @group, @start, @lastRow, @samples, @data)`,
  ),
  read: prepare<{ number: number }, { readonly data: Uint8Array }>(
    'parts.read',
    'SELECT data FROM series_parts WHERE number = @number',
  ),
  remove: prepare('parts.remove', 'DELETE FROM series_parts WHERE number = @number'),
});

export type PartTable = ReturnType<typeof createPartTable>;

/**
 * Pieces of open windows. They are written one after the other, so that a piece costs its own bytes and no more, and go
 * when their window is sealed. Changes belong into a transaction of the caller.
 */
export function createPartTable(prepare: Prepare) {
  const sql = statementsOf(prepare);
  return {
    list: (): PlacedPart[] => sql.list.all({}).map(({ last_row: lastRow, ...rest }) => ({ ...rest, lastRow })),
    add: (part: NewPart): void => void sql.add.run(part),
    read: ({ number }: Part): Uint8Array => sql.read.get({ number })?.data ?? new Uint8Array(0),
    remove(parts: readonly Part[]): void {
      for (const { number } of parts) sql.remove.run({ number });
    },
  };
}
