import { INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { createRowBatch } from '../probing/row-batch.ts';
import type { FromPollThread } from './messages.ts';

type RoundsMessage = Extract<FromPollThread, { kind: 'rounds' }>;
/** Agent's own values of a round, in a row: when, round-trip time, sysUpTime. */
const AGENT_STRIDE = 3;

/** Collects rounds and hands them over together, at most once per `everyMs`. */
export function createRoundBatch(everyMs: number, emit: (message: RoundsMessage) => void) {
  let ids: string[] = [];
  let agents = new Float64Array(0);
  let interfaces = new Float64Array(0);
  let lastFlush = Number.NEGATIVE_INFINITY;
  // Each hands over what it has when it is told to; how often is decided here.
  const agentRows = createRowBatch(AGENT_STRIDE, 0, (rows) => (agents = new Float64Array(rows)));
  const interfaceRows = createRowBatch(INTERFACE_STRIDE, 0, (rows) => (interfaces = new Float64Array(rows)));

  return {
    addRound(id: string, at: number, rttMs: number, uptimeTicks: number): void {
      ids.push(id);
      agentRows.add().set([at, rttMs, uptimeTicks]);
    },
    /** Room for a row of one interface. */
    addInterface: (): Float64Array => interfaceRows.add(),
    flush(now: number): void {
      if (ids.length === 0 || now < lastFlush + everyMs) return;
      lastFlush = now;
      interfaces = new Float64Array(0);
      agentRows.flush(now);
      interfaceRows.flush(now);
      const column = (offset: number) =>
        Float64Array.from(ids, (_, row) => agents[row * AGENT_STRIDE + offset] ?? Number.NaN);
      emit({ kind: 'rounds', ids, at: column(0), rttMs: column(1), uptimeTicks: column(2), interfaces });
      ids = [];
    },
    dueAt: () => (ids.length === 0 ? Number.POSITIVE_INFINITY : lastFlush + everyMs),
  };
}
