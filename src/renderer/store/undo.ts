import { createStore } from 'zustand/vanilla';

/** Something that was done and can be undone; both sides go to the host and may fail. */
export type Deed = {
  /** A sentence about it, in the reader's language: "3 devices changed". */
  readonly text: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
};

const MOST = 50;

/** What was done in this window, the newest last. */
export function createUndo() {
  const store = createStore<{ readonly done: readonly Deed[]; readonly undone: readonly Deed[] }>(() => ({
    done: [],
    undone: [],
  }));
  const { getState, setState } = store;
  let isBusy = false;

  /** One at a time: what is held down on the keyboard must not overtake itself. */
  async function step(work: () => Promise<Deed | undefined>): Promise<Deed | undefined> {
    if (isBusy) return undefined;
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }
  return {
    store,
    did: (deed: Deed): void => setState({ done: [...getState().done, deed].slice(-MOST), undone: [] }),
    /** @returns what was undone; undefined when there is nothing @throws {Fault} it could not be, and stays */
    undo: (): Promise<Deed | undefined> =>
      step(async () => {
        const deed = getState().done.at(-1);
        await deed?.undo();
        if (deed) setState(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, deed] }));
        return deed;
      }),
    redo: (): Promise<Deed | undefined> =>
      step(async () => {
        const deed = getState().undone.at(-1);
        await deed?.redo();
        if (deed) setState(({ done, undone }) => ({ done: [...done, deed], undone: undone.slice(0, -1) }));
        return deed;
      }),
  };
}
export type Undo = ReturnType<typeof createUndo>;
