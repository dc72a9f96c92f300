import type { Principal } from '../../contract/access.ts';

type Key = Pick<Principal, 'kind' | 'id'>;

/** Tells open connections that what they were let in by has ended. */
export function createEndings() {
  const listeners = new Map<string, Set<() => void>>();
  const nameOf = ({ kind, id }: Key): string => `${kind} ${id}`;
  return {
    /** @returns how to stop listening */
    on(principal: Key, listener: () => void): () => void {
      const name = nameOf(principal);
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(name);
      };
    },
    end(principal: Key): void {
      for (const listener of listeners.get(nameOf(principal)) ?? []) listener();
    },
  };
}
export type Endings = ReturnType<typeof createEndings>;
