import type { Client, Payload, Push } from '../../contract/contract.ts';
import type { TopicName } from '../../contract/system.ts';

/** `lost`: there was a connection or an attempt, and the next attempt is on its way. */
export type ConnectionState = 'connecting' | 'live' | 'lost' | 'signed-out';
export type Credential =
  | { readonly token: string }
  | { readonly code: string }
  | { readonly name: string; readonly password: string; readonly code?: string | undefined };

/** A client whose connection can be seen, begun and ended. */
export type Link = Client & {
  readonly start: () => void;
  /** @returns how to stop listening; the listener first hears the present state */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
  /** @throws {Fault} `auth-failed` when the credential is not accepted */
  readonly signIn: (credential: Credential) => Promise<void>;
  readonly signOut: () => Promise<void>;
};

type Listener = (payload: never) => void;

/** Hands pushes to whoever asked for their topic, and knows which topics are wanted. */
export function createTopicHub(onWanted: () => void) {
  const listeners = new Map<TopicName, Set<Listener>>();
  return {
    wanted: (): TopicName[] => [...listeners.keys()],
    take: ({ topic, payload }: Push): void => {
      // The payload is of this topic: the host is the only one who pushes.
      for (const listener of listeners.get(topic) ?? []) listener(payload as never);
    },
    on: <T extends TopicName>(topic: T, listener: (payload: Payload<T>) => void): (() => void) => {
      const known = listeners.get(topic);
      const ours = known ?? new Set<Listener>();
      ours.add(listener);
      listeners.set(topic, ours);
      if (known === undefined) onWanted();
      return () => {
        ours.delete(listener);
        if (ours.size === 0) listeners.delete(topic);
      };
    },
  };
}

/** One value that can be watched. */
export function createStateCell(initial: ConnectionState) {
  let state = initial;
  const listeners = new Set<(state: ConnectionState) => void>();
  return {
    get: (): ConnectionState => state,
    set: (next: ConnectionState): void => {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(next);
    },
    on: (listener: (state: ConnectionState) => void): (() => void) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
  };
}
