import type { Prepare } from '../statements.ts';

/** Rows taken away in one go. */
const PRUNE_ROWS = 200;

/** What is known of a part without reading it. */
export type Part = {
  readonly number: number;
  readonly samples: number;
  readonly bytes: number;
  /** First and last moment in it, ms since 1970. */
  readonly from: number;
  readonly to: number;
};
/** `lastRow`: the journal row up to which every sample of the window is in a part. */
export type PlacedPart = Part & { readonly group: number; readonly start: number; readonly lastRow: number };
type NewPart = Omit<PlacedPart, 'bytes'> & { readonly data: Uint8Array };
type Row = Omit<PlacedPart, 'lastRow'> & { readonly last_row: number };
type Nothing = Record<string, never>;

const statementsOf = (prepare: Prepare) => ({
  list: prepare<Nothing, Row>(
    'parts.list',
    `SELECT number, series_group AS "group", window_start AS start, from_at AS "from", to_at AS "to", last_row, samples, length(data) AS bytes
     FROM series_parts ORDER BY number`,
  ),
  add: prepare(
    'parts.add',
    `INSERT INTO series_parts (number, series_group, window_start, from_at, to_at, last_row, samples, data)
     VALUES (@number, @group, @start, @from, @to, @lastRow, @samples, @data)`,
  ),
  read: prepare<{ number: number }, { readonly data: Uint8Array }>(
    'parts.read',
    'SELECT data FROM series_parts WHERE number = @number',
  ),
  first: prepare<Nothing, { readonly number: number | null }>(
    'parts.first',
    'SELECT min(number) AS number FROM series_parts',
  ),
  prune: prepare('parts.prune', 'DELETE FROM series_parts WHERE number < @before AND number <= @most'),
});

export type PartTable = ReturnType<typeof createPartTable>;

/**
 * Pieces of open windows, written one after the other and, when no window before them is open, taken away in the same
 * order: so a piece costs its own bytes, and not a page of the table each way.
 */
export function createPartTable(prepare: Prepare) {
  const sql = statementsOf(prepare);
  return {
    list: (): PlacedPart[] => sql.list.all({}).map(({ last_row: lastRow, ...rest }) => ({ ...rest, lastRow })),
    add: (part: NewPart): void => void sql.add.run(part),
    read: ({ number }: Part): Uint8Array => sql.read.get({ number })?.data ?? new Uint8Array(0),
    /** Takes away some of the parts before one. @returns how many */
    prune(before: number): number {
      const first = sql.first.get({})?.number;
      if (first === undefined || first === null || first >= before) return 0;
      return sql.prune.run({ before: Math.min(before, Number.MAX_SAFE_INTEGER), most: first + PRUNE_ROWS - 1 });
    },
  };
}
