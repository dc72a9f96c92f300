import { Fault } from '../../contract/faults.ts';
import { type Agent, type Errand, errandOf, KNOCK, layoutOf, LEAST_REPLY_BYTES } from './agent.ts';
import { CELL, type CellPool, type Cells } from './cells.ts';
import { type Chunk, halvesOf, namesOf, restOf } from './chunks.ts';
import type { Asker, Questions } from './questions.ts';
import { type Opened, READ, type Reading, type ReplyReader } from './reply-reader.ts';
import type { Readings } from './readings.ts';
import { storeVarbinds } from './slow-read.ts';

/** Requests at once to one agent, once it has answered the first. */
const WINDOW = 4;
const TRIES = 3;
/** Tries of one chunk of an agent that has answered others. */
const CHUNK_TRIES = 2;
/** Answers in a row that say the engine or its clock is another. */
const MOST_STALE = 3;
/** Silences in a row after which the rest of a round is given up. */
const MOST_SILENCES = 5;
const TOO_BIG = 1;
/** Share of its interval after which a round is cut. */
const DEADLINE_SHARE = 0.8;
const LEAST_DEADLINE_MS = 8000;

export type RoundResult = {
  readonly cells: Cells;
  /** sysUpTime, ifNumber, ifTableLastChange; NaN when unknown. */
  readonly scalars: readonly number[];
  readonly rttMs: number;
  /** Nothing of it was given up. */
  readonly isWhole: boolean;
  readonly hasNewcomer: boolean;
  /** What was planned when it began. */
  readonly readings: Readings | undefined;
};
export type RoundParts = {
  readonly questions: Questions;
  readonly pool: CellPool;
  readonly reader: ReplyReader;
  readonly clock: { mono(): number };
  readonly counts: { varbinds: number };
  /** `undefined` with a fault when the agent did not answer. `cells` are taken back when it returns. */
  readonly onEnd: (agent: Agent, result: RoundResult | Fault) => void;
};

/** Cells of a chunk that turned out to be worth nothing. */
function clear({ columns, rows }: Chunk, cells: Cells): void {
  for (const column of columns)
    for (const row of rows) if (row >= 0) cells.state[column * cells.rows + row] = CELL.absent;
}

/** Reads all that is planned of one agent, and tells once how it went. @param withSlow also what seldom changes */
export function startRound(agent: Agent, parts: RoundParts, withSlow: boolean): void {
  const { questions, reader, clock } = parts;
  const { target, envelope, pace } = agent;
  const { readings, replyBytes } = agent;
  const cells = parts.pool.take(readings?.ports.numbers.length ?? 0);
  const layout = readings === undefined ? { fast: [errandOf(agent, KNOCK)], slow: [] } : layoutOf(agent);
  const errands: Errand[] = withSlow ? [...layout.fast, ...layout.slow] : [...layout.fast];
  const deadlineAt = clock.mono() + Math.max(LEAST_DEADLINE_MS, target.intervalMs * DEADLINE_SHARE);
  const scalars = [Number.NaN, Number.NaN, Number.NaN];
  let next = 0;
  let inFlight = 0;
  let rttMs = Number.NaN;
  let hasAnswered = false;
  let isWhole = true;
  let hasNewcomer = false;
  let stale = 0;
  let silences = 0;
  let hasEnded = false;
  /** What a silent agent was asked before it was asked for the least. */
  let held: Chunk | undefined;
  for (const errand of errands) errand.tries = 0;

  function end(fault?: Fault): void {
    if (hasEnded) return;
    hasEnded = true;
    parts.onEnd(agent, fault ?? { cells, scalars, rttMs, isWhole, hasNewcomer, readings });
    parts.pool.give(cells);
  }
  const silent = (): Fault => new Fault('timeout', `${target.host} did not answer SNMP.`);

  function send(token: number): void {
    const errand = errands[token];
    if (errand === undefined) return;
    inFlight += 1;
    const seal = (id: number): Uint8Array => envelope.greeting(id) ?? envelope.seal(errand.template, id);
    questions.ask(asker, token, pace.timeoutMs(errand.tries), seal);
  }
  function pump(): void {
    const window = hasAnswered ? WINDOW : 1;
    if (hasEnded) return;
    while (inFlight < window && next < errands.length) send(next++);
    if (!hasEnded && inFlight === 0) end();
  }
  const add = (chunk: Chunk, tries = 0): void => void errands.push({ ...errandOf(agent, chunk), tries });
  const giveUp = (): void => {
    isWhole = false;
  };

  /** Reads a chunk value by value with the client that knows every exception. */
  function slowly({ chunk }: Errand): void {
    inFlight += 1;
    agent.session
      .get(namesOf(chunk))
      .then((varbinds) => {
        if (hasEnded) return;
        hasAnswered = true;
        parts.counts.varbinds += varbinds.length;
        const stored = storeVarbinds(chunk, varbinds, cells, clock.mono());
        if (chunk.scalars > 1) for (const [at, value] of stored.scalars.entries()) scalars[at] = value;
      })
      .catch((thrown: unknown) => {
        if (!hasAnswered) end(Fault.from(thrown));
        else giveUp();
      })
      .finally(() => {
        inFlight -= 1;
        pump();
      });
  }

  /** Asks for a share of what was asked at once, from the next round on. */
  function fit(share: number): void {
    // Of what this round began with: many of its chunks may say the same.
    agent.replyBytes = Math.min(agent.replyBytes, Math.max(LEAST_REPLY_BYTES, Math.ceil(replyBytes * share)));
    agent.layout = undefined;
    agent.calm = 0;
  }

  /** Asks for less at once from now on, and for the halves of this chunk. */
  function shrink(chunk: Chunk, tries: number): void {
    fit(0.5);
    const halves = halvesOf(chunk);
    if (halves.length === 0) giveUp();
    for (const half of halves) add(half, tries);
  }

  function follow(errand: Errand, reading: Readonly<Reading>): void {
    const { chunk } = errand;
    hasNewcomer ||= reading.hasNewcomer && agent.table.length > 0;
    if (chunk.scalars > 1) for (const [at, value] of reading.scalars.entries()) scalars[at] = value;
    if (reading.placed === 0 && chunk.isBulk && chunk.rows.length > 0) {
      // Nothing of it is what was asked for: single values may be.
      agent.isBulk = false;
      agent.layout = undefined;
      slowly({ ...errand, chunk: { ...chunk, isBulk: false } });
      return;
    }
    const isShort = chunk.isBulk && reading.rowsRead < chunk.indexes.length;
    if (!isShort) return;
    if (reading.varbinds < chunk.scalars + chunk.columns.length * chunk.indexes.length)
      fit(reading.rowsRead / chunk.indexes.length);
    if (reading.rowsRead > 0) add(restOf({ ...chunk, scalars: 1 }, reading.rowsRead));
    else slowly({ ...errand, chunk: { ...chunk, isBulk: false } });
  }

  /** Takes what was read. @returns false when it was no answer */
  function take(errand: Errand, reading: Readonly<Reading>): boolean {
    const { chunk } = errand;
    if (reading.status !== READ.ok) clear(chunk, cells);
    switch (reading.status) {
      case READ.ok:
        parts.counts.varbinds += reading.varbinds;
        follow(errand, reading);
        return true;
      case READ.refused:
        if (reading.errorStatus === TOO_BIG && chunk.indexes.length > 0) shrink(chunk, 0);
        else slowly(errand);
        return true;
      case READ.disordered:
        // Whoever loses its way in a table can still tell single values.
        agent.isBulk = false;
        agent.layout = undefined;
        if (chunk.isBulk) add({ ...chunk, isBulk: false });
        else giveUp();
        return true;
      default:
        return false;
    }
  }

  const asker: Asker = {
    host: target.host,
    port: target.port,
    address: agent.address,
    v4: agent.v4,
    onAnswer(token, packet: Opened, ms) {
      const errand = errands[token];
      if (hasEnded || errand === undefined) return true;
      const opening = envelope.open(packet);
      if (opening === 'bad') return false;
      if (opening === 'ok' && !take(errand, reader.read(packet, errand.chunk, cells))) return false;
      if (errand.tries === 0) pace.took(ms);
      inFlight -= 1;
      silences = 0;
      if (opening === 'refused') slowly(errand);
      else if (opening === 'stale') {
        stale += 1;
        if (stale > MOST_STALE) slowly(errand);
        else send(token);
      } else {
        hasAnswered = true;
        if (Number.isNaN(rttMs)) rttMs = ms;
        if (held !== undefined) shrink(held, 0);
        held = undefined;
      }
      if (clock.mono() > deadlineAt) cut();
      else pump();
      return true;
    },
    onSilence(token) {
      const errand = errands[token];
      if (hasEnded || errand === undefined) return;
      inFlight -= 1;
      silences += 1;
      errand.tries += 1;
      if (agent.isGone || clock.mono() > deadlineAt || silences >= MOST_SILENCES) cut();
      else if (!hasAnswered) persist(token, errand);
      else if (errand.tries < CHUNK_TRIES) send(token);
      else shrink({ ...errand.chunk, scalars: 1 }, 1);
      pump();
    },
    onUnsent() {
      inFlight -= 1;
      if (hasAnswered) giveUp();
      else end(new Fault('unreachable', `Nothing can be sent to ${target.host}.`));
      pump();
    },
  };

  /** The first request again; at last the smallest there is, for agents that cannot answer the first. */
  function persist(token: number, errand: Errand): void {
    if (errand.tries >= TRIES) end(silent());
    else if (errand.tries < TRIES - 1 || errand.chunk.indexes.length === 0) send(token);
    else {
      held = { ...errand.chunk, scalars: 1 };
      errands[token] = { ...errandOf(agent, KNOCK), tries: errand.tries };
      send(token);
    }
  }
  function cut(): void {
    giveUp();
    end(hasAnswered ? undefined : silent());
  }

  pump();
}
