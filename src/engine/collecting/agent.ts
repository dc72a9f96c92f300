import { Fault } from '../../contract/faults.ts';
import type { Keyring } from '../snmp/engines.ts';
import { createPace } from '../snmp/pace.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { type Chunk, planChunks, REPLY_BYTES, type Table } from './chunks.ts';
import { COLUMNS, SLOW_COLUMNS } from './columns.ts';
import { createEnvelope } from './envelope.ts';
import type { AgentTarget, OidPlan, PortTable } from './messages.ts';
import { requestBytes } from './request-bytes.ts';
import { createReadings, type Dropped, type Readings } from './readings.ts';
import type { Envelope, Template } from './template.ts';
import { bareAddress, v4Of } from './wire.ts';

/** Smallest answer that is asked for before a device is given up, bytes. */
export const LEAST_REPLY_BYTES = 160;
const MOST_AGE_ROUNDS = 3;
const LEAST_AGE_MS = 300_000;

/** A chunk with its request. */
export type Errand = { chunk: Chunk; template: Template; tries: number };

/** An agent as the thread keeps it. */
export type Agent = {
  target: AgentTarget;
  readonly address: string;
  readonly v4: number;
  readonly envelope: Envelope;
  readonly pace: ReturnType<typeof createPace>;
  readonly session: SnmpSession;
  isGone: boolean;
  /** It has answered at least once. */
  isKnown: boolean;
  /** undefined before the engine has answered a survey. */
  readings: Readings | undefined;
  oids: readonly OidPlan[];
  /** All ifIndexes of the last survey. */
  table: readonly number[];
  /** Columns worth asking for; undefined before the first whole round. */
  columns: readonly number[] | undefined;
  isBulk: boolean;
  replyBytes: number;
  /** Whole rounds since `replyBytes` was changed. */
  calm: number;
  layout: { readonly fast: readonly Errand[]; readonly slow: readonly Errand[] } | undefined;
  /** Whole rounds since the plan. */
  rounds: number;
  /** sysUpTime of the last round in ticks, and when; NaN when unknown. */
  uptimeTicks: number;
  uptimeAt: number;
  ifNumber: number;
  lastChange: number;
};

export type AgentParts = { readonly keyring: Keyring; readonly session: SnmpSession };

export function createAgent(target: AgentTarget, { keyring, session }: AgentParts): Agent {
  return {
    target,
    address: bareAddress(target.host),
    v4: v4Of(bareAddress(target.host)),
    envelope: createEnvelope(target.security, keyring),
    pace: createPace(),
    session,
    isGone: false,
    isKnown: false,
    readings: undefined,
    oids: [],
    table: [],
    columns: undefined,
    isBulk: target.security.version !== 1,
    replyBytes: REPLY_BYTES,
    calm: 0,
    layout: undefined,
    rounds: 0,
    uptimeTicks: Number.NaN,
    uptimeAt: Number.NaN,
    ifNumber: Number.NaN,
    lastChange: Number.NaN,
  };
}

/** Takes over what the engine wants to have read. What was learnt of the agent's tables is learnt anew. */
export function adoptPlan(agent: Agent, ports: PortTable, oids: readonly OidPlan[], dropped: Dropped): void {
  const mostAgeMs = Math.max(LEAST_AGE_MS, agent.target.intervalMs * MOST_AGE_ROUNDS);
  agent.readings = createReadings({ ports, dropped, mostAgeMs }, agent.readings);
  agent.oids = oids;
  agent.columns = undefined;
  agent.isBulk = agent.target.security.version !== 1;
  agent.replyBytes = REPLY_BYTES;
  agent.calm = 0;
  agent.layout = undefined;
  agent.rounds = 0;
  agent.ifNumber = Number.NaN;
  agent.lastChange = Number.NaN;
}

function tableOf({ table, readings }: Agent): Table {
  const rows = new Map(Array.from(readings?.ports.ifIndexes ?? [], (ifIndex, row) => [ifIndex, row]));
  const indexes = [...new Set([...table, ...rows.keys()])].toSorted((a, b) => a - b);
  return { indexes, rows: indexes.map((index) => rows.get(index) ?? -1) };
}

const ALL_COLUMNS = Array.from({ length: COLUMNS }, (_, column) => column);

/** A request for a chunk of an agent. */
export const errandOf = ({ envelope }: Agent, chunk: Chunk): Errand => ({
  chunk,
  template: envelope.prepare(requestBytes(chunk)),
  tries: 0,
});

/** Puts the requests of an agent into one piece of memory: tens of thousands of pieces are twice as large. */
function together(errands: readonly Errand[]): readonly Errand[] {
  const memory = new Uint8Array(errands.reduce((sum, { template }) => sum + template.bytes.length, 0));
  let end = 0;
  for (const errand of errands) {
    const { bytes, idAt } = errand.template;
    memory.set(bytes, end);
    errand.template = { bytes: memory.subarray(end, end + bytes.length), idAt };
    end += bytes.length;
  }
  return errands;
}

/** The request of a chunk with nothing but the values of the agent itself. */
export const KNOCK: Chunk = { columns: [], indexes: [], rows: [], scalars: 3, isBulk: false };

/** What a round has to ask, the requests made once. Before it is known what an agent has, it is asked for everything. */
export function layoutOf(agent: Agent): NonNullable<Agent['layout']> {
  if (agent.layout !== undefined) return agent.layout;
  const isOld = agent.target.security.version === 1;
  // Counter64 does not exist in v1.
  const columns = agent.columns ?? (isOld ? ALL_COLUMNS.slice(8) : ALL_COLUMNS);
  const isLearning = agent.columns === undefined;
  const shape = { isBulk: agent.isBulk, bytes: agent.replyBytes, scalars: 3 };
  const table = tableOf(agent);
  const made = (some: readonly number[]): readonly Errand[] =>
    some.length === 0 ? [] : together(planChunks(table, some, shape).map((chunk) => errandOf(agent, chunk)));
  const fast = made(isLearning ? columns : columns.filter((column) => !SLOW_COLUMNS.includes(column)));
  const [first, ...others] = fast.length > 0 ? fast : [errandOf(agent, KNOCK)];
  if (first === undefined) throw new Fault('internal', 'A round asks at least once.');
  agent.layout = {
    fast: [errandOf(agent, { ...first.chunk, scalars: 3 }), ...others],
    slow: isLearning ? [] : made(columns.filter((column) => SLOW_COLUMNS.includes(column))),
  };
  return agent.layout;
}
