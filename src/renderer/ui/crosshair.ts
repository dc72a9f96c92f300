import { createContext, use } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** One moment all charts point at, ms since 1970; a pinned one stays when the pointer leaves. */
export type CrosshairState = { readonly at: number | undefined; readonly isPinned: boolean };
export type Crosshair = {
  readonly store: StoreApi<CrosshairState>;
  /** Where the pointer or the arrow keys are; nothing moves a pinned one but a new pin. */
  point(at: number | undefined): void;
  /** Pins where it is, or lets go. */
  pin(): void;
  clear(): void;
};

/** The one hover moment of all charts that stand together. */
export function createCrosshair(): Crosshair {
  const store = createStore<CrosshairState>(() => ({ at: undefined, isPinned: false }));
  const { getState, setState } = store;
  return {
    store,
    point(at) {
      const state = getState();
      if (!state.isPinned && state.at !== at) setState({ at });
    },
    pin: () => setState(({ at, isPinned }) => ({ at, isPinned: !isPinned && at !== undefined })),
    clear: () => setState({ at: undefined, isPinned: false }),
  };
}

const CrosshairContext = createContext<Crosshair>(createCrosshair());
export const CrosshairProvider = CrosshairContext.Provider;
export const useCrosshair = (): Crosshair => use(CrosshairContext);
