import { createStore, type StoreApi } from 'zustand/vanilla';

/** The pages there are; `device` needs an id, `map` may have one or be `geo`, `settings` may have a section, `tools` the name of one. */
export const VIEWS = [
  'overview',
  'devices',
  'device',
  'interfaces',
  'map',
  'logs',
  'discovery',
  'tools',
  'settings',
  'dev',
] as const;
export type ViewName = (typeof VIEWS)[number];
export type Route = {
  readonly view: ViewName;
  /** Id of the device, or name of a section. */
  readonly id: string | undefined;
  readonly params: Readonly<Record<string, string>>;
};

const ID = /^[0-9a-f-]{36}$/;
const SECTION = /^[a-z-]{1,32}$/;

function placeOf(path: string): Omit<Route, 'params'> {
  const [first = '', second = ''] = path.split('/');
  if ((first === 'device' || first === 'devices') && ID.test(second)) return { view: 'device', id: second };
  const view = VIEWS.find((name) => name === first && name !== 'device');
  if (view === undefined) return { view: 'overview', id: undefined };
  return { view, id: SECTION.test(second) || (view === 'map' && ID.test(second)) ? second : undefined };
}

/** Reads the fragment of the address, as links and notifications write it: "#/devices?q=status:down", "#/device/ID". */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { ...placeOf(path), params: Object.fromEntries(new URLSearchParams(query)) };
}

type Target = {
  readonly view: ViewName;
  readonly id?: string | undefined;
  readonly params?: Route['params'] | undefined;
};

/** The fragment that leads there; also the `href` of a link. Empty parameters are left out. */
export function hashOf({ view, id, params = {} }: Target): string {
  const path = view === 'overview' ? '' : [view, id].filter(Boolean).join('/');
  const given = Object.entries(params).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

type Page = Pick<Window, 'location' | 'history' | 'addEventListener'>;
export type Router = {
  readonly store: StoreApi<Route>;
  go(target: Target): void;
  /** Changes parameters of the present page without a new entry in the history. A page that is being left changes none. */
  tune(params: Route['params']): void;
};

/** Where the window is: the address is the truth, so that back, forward and links work by themselves. */
export function createRouter(page: Page): Router {
  const store = createStore<Route>(() => parseRoute(page.location.hash));
  const follow = () => store.setState(parseRoute(page.location.hash), true);
  page.addEventListener('hashchange', follow);
  return {
    store,
    go: (target) => {
      page.location.hash = hashOf(target);
    },
    tune(params) {
      const { view, id } = store.getState();
      // The event of a change of the address comes after it.
      const route = parseRoute(page.location.hash);
      if (route.view !== view || route.id !== id) return;
      page.history.replaceState(null, '', hashOf({ ...route, params: { ...route.params, ...params } }));
      follow();
    },
  };
}
