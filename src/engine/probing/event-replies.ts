import type { ReplySink } from './icmp-socket.ts';

type Arrival = { readonly slot: number; readonly generation: number; readonly at: number; readonly ttl: number };

/** Keeps what arrives between two `receive` calls, for methods whose results come as events. */
export type EventReplies = {
  /** `at` as in `ReplySink.reply`; NaN for a probe that could not be sent. */
  add(arrival: Arrival): void;
  handOver(sink: ReplySink): void;
};

export function createEventReplies(): EventReplies {
  let waiting: Arrival[] = [];
  return {
    add(arrival) {
      waiting.push(arrival);
    },
    handOver(sink) {
      const arrivals = waiting;
      waiting = [];
      for (const { slot, generation, at, ttl } of arrivals) {
        if (Number.isNaN(at)) sink.unsent(slot, generation);
        else sink.reply(slot, generation, at, ttl);
      }
    },
  };
}
