import type { Prepare } from './statements.ts';
import type { StoredGap } from './storage.ts';

type GapRow = { readonly from_at: number; readonly to_at: number; readonly reason: StoredGap['reason'] };
export type Gaps = ReturnType<typeof createGaps>;

/** The stretches in which this computer could not judge anything. */
export function createGaps(prepare: Prepare, vantage: number) {
  const add = prepare(
    'gaps.add',
    `INSERT INTO gaps (from_at, to_at, reason, vantage) VALUES (@from, @to, @reason, @vantage)
     ON CONFLICT DO NOTHING`,
  );
  const forgetLater = prepare('gaps.forget-later', "DELETE FROM gaps WHERE from_at >= @at AND reason = 'clock-step'");
  const cut = prepare('gaps.cut', "UPDATE OR REPLACE gaps SET to_at = @at WHERE to_at > @at AND reason = 'clock-step'");
  const list = prepare<{ from: number }, GapRow>(
    'gaps.list',
    'SELECT from_at, to_at, reason FROM gaps WHERE to_at >= @from ORDER BY from_at',
  );

  return {
    add({ from, to, reason }: StoredGap): void {
      add.run({ from: Math.round(from), to: Math.round(to), reason, vantage });
    },
    /** Time after this moment never was: the clock that made it was set back. */
    undo(at: number): void {
      forgetLater.run({ at });
      cut.run({ at });
    },
    list: (from: number): StoredGap[] =>
      list.all({ from }).map((row) => ({ from: row.from_at, to: row.to_at, reason: row.reason })),
  };
}
