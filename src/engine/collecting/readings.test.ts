import { describe, expect, it } from 'vitest';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { CELL, type Cells, createCellPool } from './cells.ts';
import { ADMIN, DISCONTINUITY, MEGABITS, narrowColumn, OPER, SPEED, wideColumn } from './columns.ts';
import type { PortPlan } from './messages.ts';
import { portTable } from './port-table.ts';
import { createReadings, noneDropped, type Readings } from './readings.ts';

const WORD = 2n ** 32n;
const IN_OCTETS = 0;
const IN_ERRORS = 8;
type Given = readonly (readonly [column: number, port: number, value: bigint | 'invalid'])[];

/** A round whose answers came at a moment, with sysUpTime in ticks. */
function round(
  rows: number,
  { s, ticks = s * 100 }: { readonly s: number; readonly ticks?: number },
  given: Given,
): Cells {
  const cells = createCellPool().take(rows);
  for (const [column, port, value] of given) {
    const cell = column * rows + port;
    cells.state[cell] = value === 'invalid' ? CELL.invalid : CELL.known;
    if (value === 'invalid') continue;
    cells.high[cell] = Number(value / WORD);
    cells.low[cell] = Number(value % WORD);
    cells.ticks[cell] = ticks;
    cells.at[cell] = s * 1000;
  }
  return cells;
}

function start(ports: readonly PortPlan[] = [{ ifIndex: 1, number: 7 }], before?: Readings) {
  const dropped = noneDropped();
  const readings = createReadings({ ports: portTable(ports), dropped, mostAgeMs: 300_000 }, before);
  const take = (cells: Cells): Float64Array[] => {
    const rows: Float64Array[] = [];
    readings.take(cells, 1_000_000, () => {
      const row = new Float64Array(INTERFACE_STRIDE);
      rows.push(row);
      return row;
    });
    return rows;
  };
  /** in.bps of the one interface after a round with one 64-bit octet counter. */
  const bps = (at: Parameters<typeof round>[1], value: bigint | 'invalid') =>
    take(
      round(1, at, [
        [wideColumn(IN_OCTETS), 0, value],
        [OPER, 0, 1n],
      ]),
    )[0]?.[INTERFACE_COLUMN.inBps];
  return { dropped, readings, take, bps };
}

describe('readings of interfaces', () => {
  it('give no rate at first and the true one then, beyond 53 bits too', () => {
    const { bps, dropped } = start();
    const base = 2n ** 63n + 12_345n;
    expect(bps({ s: 100 }, base)).toBeNaN();
    expect(bps({ s: 110 }, base + 1250n)).toBe(1000);
    expect(bps({ s: 120 }, base + 1250n)).toBe(0);
    expect(dropped).toEqual(noneDropped());
  });

  it('carry over from the lower to the higher half', () => {
    const { bps } = start();
    bps({ s: 100 }, WORD - 1n);
    expect(bps({ s: 110 }, WORD + 1249n)).toBe(1000);
  });

  it('leave a gap after a start of the agent and go on after it', () => {
    const { bps, dropped } = start();
    bps({ s: 100 }, 10n ** 12n);
    expect(bps({ s: 130, ticks: 500 }, 5000n)).toBeNaN();
    expect(bps({ s: 160, ticks: 3500 }, 5000n + 3750n)).toBe(1000);
    expect(dropped.reboot).toBe(1);
  });

  it('go on over the 497 days of sysUpTime', () => {
    const { bps } = start();
    bps({ s: 100, ticks: 2 ** 32 - 500 }, 0n);
    expect(bps({ s: 110, ticks: 500 }, 1250n)).toBe(1000);
  });

  it('leave a gap when a 64-bit counter is set back', () => {
    const { bps, dropped } = start();
    bps({ s: 100 }, 10n ** 12n);
    expect(bps({ s: 110 }, 100n)).toBeNaN();
    expect(bps({ s: 120 }, 1350n)).toBe(1000);
    expect(dropped.backwards).toBe(1);
  });

  it('count a value of the wrong type and take the average when it is right again', () => {
    const { bps, dropped } = start();
    bps({ s: 100 }, 0n);
    expect(bps({ s: 110 }, 'invalid')).toBeNaN();
    expect(bps({ s: 120 }, 2500n)).toBe(1000);
    expect(dropped.invalid).toBe(1);
  });

  it('take the average over a round that was missed, but not over half a day', () => {
    const { bps, take } = start();
    bps({ s: 100 }, 0n);
    expect(take(round(1, { s: 110 }, []))).toEqual([]);
    expect(bps({ s: 120 }, 2500n)).toBe(1000);
    expect(bps({ s: 43_200 }, 9_999_999n)).toBeNaN();
  });

  it('leave a gap when the discontinuity time has changed', () => {
    const { take, dropped } = start();
    const at = (s: number, value: bigint, broken: bigint) =>
      take(
        round(1, { s }, [
          [wideColumn(IN_OCTETS), 0, value],
          [DISCONTINUITY, 0, broken],
        ]),
      )[0]?.[INTERFACE_COLUMN.inBps];
    at(100, 0n, 5n);
    expect(at(110, 1250n, 5n)).toBe(1000);
    expect(at(120, 2500n, 11_500n)).toBeUndefined();
    expect(at(130, 3750n, 11_500n)).toBe(1000);
    expect(dropped.discontinuity).toBe(1);
  });

  it("do not believe more than the speed, a person's word before the device's", () => {
    const told = (limitBps: number | undefined) => {
      const { take } = start([{ ifIndex: 1, number: 7, limitBps }]);
      const at = (s: number, value: bigint) =>
        take(
          round(1, { s }, [
            [wideColumn(IN_OCTETS), 0, value],
            [MEGABITS, 0, 100n],
            [OPER, 0, 1n],
          ]),
        )[0];
      at(100, 0n);
      return at(110, 1_250_000_000n)?.[INTERFACE_COLUMN.inBps];
    };
    expect(told(undefined)).toBeNaN();
    expect(told(1e9)).toBe(1e9);
  });

  it('use the 32-bit counter where there is no other, and its wrap', () => {
    const { take } = start();
    const at = (s: number, value: bigint) =>
      take(
        round(1, { s }, [
          [narrowColumn(IN_ERRORS), 0, value],
          [narrowColumn(IN_OCTETS), 0, value],
        ]),
      )[0];
    at(100, WORD - 1000n);
    const row = at(110, 250n);
    expect(row?.[INTERFACE_COLUMN.inBps]).toBe(1000);
    expect(row?.[INTERFACE_COLUMN.inErrors]).toBe(125);
  });

  it('make no rate of two counters of different size', () => {
    const { take, bps } = start();
    bps({ s: 100 }, 10n ** 9n);
    expect(
      take(
        round(1, { s: 110 }, [
          [narrowColumn(IN_OCTETS), 0, 10n ** 9n + 99n],
          [OPER, 0, 1n],
        ]),
      )[0]?.[INTERFACE_COLUMN.inBps],
    ).toBeNaN();
  });

  it('keep the slow values until they are read again', () => {
    const { take } = start();
    const [first] = take(
      round(1, { s: 1 }, [
        [OPER, 0, 2n],
        [ADMIN, 0, 1n],
        [SPEED, 0, 4_294_967_295n],
        [MEGABITS, 0, 10_000n],
      ]),
    );
    expect([first?.[INTERFACE_COLUMN.state], first?.[INTERFACE_COLUMN.speed]]).toEqual([12, 1e10]);
    const [second] = take(round(1, { s: 31 }, [[OPER, 0, 1n]]));
    expect([second?.[INTERFACE_COLUMN.state], second?.[INTERFACE_COLUMN.speed]]).toEqual([11, 1e10]);
  });

  it('go on for an interface that kept its index, and begin anew for one that did not', () => {
    const old = start([
      { ifIndex: 1, number: 7 },
      { ifIndex: 2, number: 8 },
    ]);
    const cells = (s: number, value: bigint) =>
      round(2, { s }, [
        [wideColumn(IN_OCTETS), 0, value],
        [wideColumn(IN_OCTETS), 1, value],
        [OPER, 0, 1n],
        [OPER, 1, 1n],
      ]);
    old.take(cells(100, 0n));
    const renumbered = start(
      [
        { ifIndex: 2, number: 8 },
        { ifIndex: 3, number: 7 },
      ],
      old.readings,
    );
    const rows = renumbered.take(cells(110, 1250n));
    expect(rows.map((row) => row[INTERFACE_COLUMN.number])).toEqual([8, 7]);
    expect(rows.map((row) => row[INTERFACE_COLUMN.inBps])).toEqual([1000, Number.NaN]);
  });
});
