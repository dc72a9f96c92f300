import type { Agent } from './agent.ts';
import { CELL, type Cells } from './cells.ts';
import { REPLY_BYTES } from './chunks.ts';
import { COUNTERS, narrowColumn, OCTET_COUNTERS, OPER, SLOW_COLUMNS, wideColumn } from './columns.ts';
import type { RoundResult } from './round.ts';
import { isReboot } from './rates.ts';
import { boundedInterval } from './timetable.ts';

/** Whole rounds after which an agent that could not answer much is asked for more again. */
const CALM_ROUNDS = 50;

/** Columns that an agent has, from a round that asked for all: 32-bit ones only where an interface lacks the other. */
function columnsOf(cells: Cells): readonly number[] {
  const has = (column: number, port: number): boolean =>
    column >= 0 && cells.state[column * cells.rows + port] !== CELL.absent;
  const ports = Array.from({ length: cells.rows }, (_, port) => port);
  const columns = new Set<number>([OPER]);
  for (let counter = 0; counter < COUNTERS; counter += 1)
    for (const port of ports) {
      const [wide, narrow] = [wideColumn(counter), narrowColumn(counter)];
      if (has(wide, port)) columns.add(wide);
      else if (has(narrow, port)) columns.add(narrow);
    }
  for (const column of SLOW_COLUMNS) if (ports.some((port) => has(column, port))) columns.add(column);
  return [...columns].toSorted((a, b) => a - b);
}

/** Whether an interface of the plan is not there any more. */
const hasVanished = ({ rows, state }: Cells): boolean => {
  for (let port = 0; port < rows; port += 1) if (state[OPER * rows + port] === CELL.absent) return true;
  return false;
};

/** What a round tells of the agent beside its rates. */
export type Notices = { readonly isRebooted: boolean; readonly hasChangedTable: boolean };

const differs = (before: number, after: number): boolean =>
  !Number.isNaN(before) && !Number.isNaN(after) && before !== after;

/** Learns what an agent has, and how much it can answer at once. */
function adapt(agent: Agent, cells: Cells): void {
  agent.rounds += 1;
  agent.calm += 1;
  if (agent.columns === undefined) {
    agent.columns = columnsOf(cells);
    agent.layout = undefined;
  } else if (agent.calm >= CALM_ROUNDS && agent.replyBytes < REPLY_BYTES) {
    agent.calm = 0;
    agent.replyBytes = Math.min(REPLY_BYTES, agent.replyBytes * 2);
    agent.layout = undefined;
  }
}

/** Compares a round with the one before, and keeps what the next has to be compared with. */
export function learn(agent: Agent, result: RoundResult, now: number): Notices {
  const [uptime = Number.NaN, ifNumber = Number.NaN, lastChange = Number.NaN] = result.scalars;
  // The plan may have changed meanwhile: what was read then belongs to the old one.
  const isWhole = result.isWhole && agent.readings !== undefined && result.readings === agent.readings;
  const isRebooted = isReboot(agent.uptimeTicks, uptime, now - agent.uptimeAt);
  const hasOtherTable = differs(agent.ifNumber, ifNumber) || differs(agent.lastChange, lastChange);
  const hasOtherRows = result.hasNewcomer || (isWhole && hasVanished(result.cells));
  if (!Number.isNaN(uptime)) {
    agent.uptimeTicks = uptime;
    agent.uptimeAt = now;
  }
  if (!Number.isNaN(ifNumber)) agent.ifNumber = ifNumber;
  if (!Number.isNaN(lastChange)) agent.lastChange = lastChange;
  if (isWhole) adapt(agent, result.cells);
  return { isRebooted, hasChangedTable: !isRebooted && (hasOtherTable || hasOtherRows) };
}

/** The interval at which the 32-bit octet counters of an agent can be told apart from their wraps. */
export function soundInterval({ readings, target }: Agent): number {
  let fastest = 0;
  for (let port = 0; port < (readings?.ports.numbers.length ?? 0); port += 1)
    for (let counter = 0; counter < OCTET_COUNTERS; counter += 1)
      if (readings?.bitsOf(port, counter) === 32) fastest = Math.max(fastest, readings.speedOf(port) || 0);
  return fastest === 0 ? target.intervalMs : boundedInterval(target.intervalMs, fastest);
}
