import type { Payload } from '../contract/contract.ts';
import type { TopicName } from '../contract/system.ts';

/** Receives payloads of the topics it asked for; never throws. */
export type Sink = (topic: TopicName, payload: unknown) => void;
export type Subscription = { choose(names: readonly TopicName[]): void; end(): void };

/** Hands payloads to whoever listens. A newly chosen topic begins with a snapshot. */
export function createTopics(snapshots: { readonly [T in TopicName]: () => Payload<T> }, flush: () => void) {
  const listeners = new Map<Sink, Set<TopicName>>();
  return {
    publish<T extends TopicName>(topic: T, payload: Payload<T>): void {
      for (const [sink, names] of listeners) if (names.has(topic)) sink(topic, payload);
    },
    subscribe(sink: Sink): Subscription {
      const chosen = new Set<TopicName>();
      let hasEnded = false;
      return {
        choose(names) {
          // What was asked for before the end may be carried out after it.
          if (hasEnded) return;
          // What is pending goes to the old listeners first: a snapshot already holds it.
          flush();
          chosen.clear();
          listeners.set(sink, chosen);
          for (const name of new Set(names)) {
            sink(name, snapshots[name]());
            chosen.add(name);
          }
        },
        end() {
          hasEnded = true;
          listeners.delete(sink);
        },
      };
    },
    listening: (topic: TopicName): boolean => [...listeners.values()].some((names) => names.has(topic)),
  };
}
