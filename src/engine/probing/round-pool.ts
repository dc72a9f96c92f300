/** Probes in the longest round. */
export const MAX_COUNT = 20;
/** Slots of probes are numbered `round * PROBES_PER_ROUND + probe`; a power of two above `MAX_COUNT`. */
export const PROBES_PER_ROUND = 32;

/**
 * State of all rounds in flight, one typed array per fact. Entry `round` of the arrays per round, entry
 * `round * PROBES_PER_ROUND + probe` of the arrays per probe. The arrays are replaced when the pool grows.
 */
export type RoundPool = {
  /** Reserves a round; its facts are zero and its round-trip times NaN. */
  take(): number;
  /** Gives a round back; replies to it no longer match. */
  release(round: number): void;
  /** All rounds in flight. */
  inFlight(): readonly number[];
  /** Whether `slot` names a probe of a round in flight that was sent in this generation. */
  isCurrent(slot: number, generation: number): boolean;
  facts: RoundFacts;
};

export type RoundFacts = {
  readonly inUse: Uint8Array;
  readonly generation: Uint32Array;
  /** Begin of the round, ms since 1970, and on the monotonic clock. */
  readonly at: Float64Array;
  readonly startedAt: Float64Array;
  /** Number of the next probe; what was sent and what was answered so far. */
  readonly next: Uint8Array;
  readonly sent: Uint8Array;
  readonly received: Uint8Array;
  /** When the next probe is due, or else the round given up; monotonic. */
  readonly dueAt: Float64Array;
  /** When the reply to the last probe may still arrive; monotonic. */
  readonly deadline: Float64Array;
  /** Per probe: when it left (socket clock; monotonic, NaN when not sent), its sequence number, its round-trip time. */
  readonly sentAt: Float64Array;
  readonly leftAt: Float64Array;
  readonly sequence: Uint32Array;
  readonly rtt: Float64Array;
};

export function createRoundPool(firstCapacity: number): RoundPool {
  let capacity = firstCapacity;
  const free: number[] = Array.from({ length: capacity }, (_, index) => capacity - 1 - index);

  const grow = () => {
    for (let round = capacity * 2 - 1; round >= capacity; round -= 1) free.push(round);
    capacity *= 2;
    pool.facts = createFacts(capacity, pool.facts);
  };

  const pool: RoundPool = {
    facts: createFacts(capacity),
    take() {
      if (free.length === 0) grow();
      const round = free.pop() ?? 0;
      const { facts } = pool;
      facts.inUse[round] = 1;
      facts.generation[round] = (facts.generation[round] ?? 0) + 1;
      facts.next[round] = 0;
      facts.sent[round] = 0;
      facts.received[round] = 0;
      const first = round * PROBES_PER_ROUND;
      facts.leftAt.fill(Number.NaN, first, first + MAX_COUNT);
      facts.rtt.fill(Number.NaN, first, first + MAX_COUNT);
      return round;
    },
    release(round) {
      pool.facts.inUse[round] = 0;
      free.push(round);
    },
    inFlight: () =>
      Array.from({ length: capacity }, (_, round) => round).filter((round) => pool.facts.inUse[round] === 1),
    isCurrent(slot, generation) {
      const round = Math.floor(slot / PROBES_PER_ROUND);
      const { facts } = pool;
      return facts.inUse[round] === 1 && facts.generation[round] === generation;
    },
  };
  return pool;
}

function createFacts(capacity: number, before?: RoundFacts): RoundFacts {
  const probes = capacity * PROBES_PER_ROUND;
  const facts: RoundFacts = {
    inUse: new Uint8Array(capacity),
    generation: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    startedAt: new Float64Array(capacity),
    next: new Uint8Array(capacity),
    sent: new Uint8Array(capacity),
    received: new Uint8Array(capacity),
    dueAt: new Float64Array(capacity),
    deadline: new Float64Array(capacity),
    sentAt: new Float64Array(probes),
    leftAt: new Float64Array(probes),
    sequence: new Uint32Array(probes),
    rtt: new Float64Array(probes),
  };
  if (before === undefined) return facts;
  for (const key of Object.keys(facts) as (keyof RoundFacts)[]) facts[key].set(before[key]);
  return facts;
}
