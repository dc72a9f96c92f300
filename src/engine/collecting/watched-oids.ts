import { numberOf } from '../inspect/values.ts';
import { indexWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import type { OidPlan, OidValue } from './messages.ts';
import { rateOf, secondsBetween } from './rates.ts';
import type { Dropped } from './readings.ts';
import { countDropped } from './readings.ts';

/** One column a person asked for must not become a walk through a whole device. */
const COLUMN_CAPS = { varbinds: 1000, bytes: 1_000_000, requests: 200, ms: 20_000 } as const;
const UPTIME = '1.3.6.1.2.1.1.3.0';

type Reading = {
  readonly value: bigint;
  readonly bits: 32 | 64;
  readonly at: number;
  readonly ticks: number;
  readonly rate: number;
};
type Moment = { readonly at: number; readonly ticks: number };

/** Values that people want to have watched at one agent, counters as their rates. */
export function createWatchedOids(dropped: Dropped) {
  let past = new Map<string, Reading>();

  function rateAt(name: string, one: Varbind, { at, ticks }: Moment, kept: Map<string, Reading>): number | undefined {
    if (one.type !== 'counter32' && one.type !== 'counter64') {
      dropped.invalid += 1;
      return undefined;
    }
    const bits = one.type === 'counter64' ? 64 : 32;
    const value = BigInt(one.value);
    const before = past.get(name);
    const seconds = before?.bits === bits ? secondsBetween(before.ticks, ticks, at - before.at) : -1;
    const rate =
      before !== undefined && seconds > 0
        ? rateOf(Number(value - before.value), seconds, bits, { previous: before.rate, most: Number.NaN })
        : seconds;
    if (rate < 0) countDropped(dropped, rate);
    kept.set(name, { value, bits, at, ticks, rate: rate < 0 ? Number.NaN : rate });
    return rate < 0 ? undefined : rate;
  }

  async function cellsOf(session: SnmpSession, { oid, isColumn }: OidPlan): Promise<readonly Varbind[]> {
    if (!isColumn) return session.get([oid]);
    return (await session.walk(oid, { caps: COLUMN_CAPS })).varbinds;
  }

  return {
    /** @throws {Fault} when the agent does not answer */
    async read(session: SnmpSession, plans: readonly OidPlan[], mono: () => number): Promise<readonly OidValue[]> {
      const [uptime] = await session.get([UPTIME]);
      const ticks = uptime?.type === 'ticks' ? uptime.value : Number.NaN;
      const kept = new Map<string, Reading>();
      const values: OidValue[] = [];
      for (const plan of plans)
        for (const cell of await cellsOf(session, plan)) {
          const index = plan.isColumn ? indexWithin(cell.oid, plan.oid) : '';
          if (!plan.isColumn && cell.oid !== plan.oid) continue;
          const value = plan.isCounter
            ? rateAt(`${plan.key} ${index}`, cell, { at: mono(), ticks }, kept)
            : numberOf(cell);
          if (value !== undefined && Number.isFinite(value)) values.push({ key: plan.key, index, value });
        }
      past = kept;
      return values;
    },
  };
}
export type WatchedOids = ReturnType<typeof createWatchedOids>;
