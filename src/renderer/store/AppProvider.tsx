import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import { roleCovers } from '../../contract/define.ts';
import type { Link } from '../client/link.ts';
import type { Route, Router } from '../route/route.ts';
import type { AppState, AppStore } from './app-store.ts';
import type { Undo } from './undo.ts';

/** What a view may use: the state to show and the doors to the host. */
export type App = {
  readonly store: AppStore;
  readonly router: Router;
  readonly undo: Undo;
  readonly call: Link['call'];
  readonly signIn: Link['signIn'];
  readonly signOut: Link['signOut'];
};

const AppContext = createContext<App | undefined>(undefined);

export function AppProvider({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = use(AppContext);
  if (app === undefined) throw new Error('AppProvider is missing above this view');
  return app;
}

export const useAppState = <T,>(select: (state: AppState) => T): T => useStore(useApp().store, select);

/** Where the window is. */
export const useRoute = <T,>(select: (route: Route) => T): T => useStore(useApp().router.store, select);

/** Whether whoever is signed in may change what is watched. */
export const useMayOperate = (): boolean => useAppState(({ me }) => roleCovers(me?.role, 'operator'));
