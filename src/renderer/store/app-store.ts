import { createStore } from 'zustand/vanilla';
import type { Output } from '../../contract/contract.ts';
import type { DeviceState } from '../../contract/devices.ts';
import type { LogEvent } from '../../contract/logs.ts';
import type { SystemStatus } from '../../contract/system.ts';
import type { ConnectionState, Link } from '../client/link.ts';
import { applyDevices, applyEvents, applyLive, type DeviceMap, type LiveMap, mergeEvents } from './devices-slice.ts';
import { type Preferences, type PreferenceStorage, readPreferences, writePreferences } from './preferences.ts';

/** How often ages and staleness are looked at. */
const TICK_MS = 5000;

export type Filter = {
  readonly text: string;
  /** None chosen: every state. */
  readonly states: ReadonlySet<DeviceState>;
  readonly site: string | undefined;
};
export const NO_FILTER: Filter = { text: '', states: new Set(), site: undefined };

export type AppState = {
  readonly connection: ConnectionState;
  readonly me: Output<'access.me'> | undefined;
  /** Undefined until the first snapshot. */
  readonly devices: DeviceMap | undefined;
  readonly live: LiveMap;
  readonly events: readonly LogEvent[];
  readonly status: SystemStatus | undefined;
  /** When the status last arrived, by the clock of the host. */
  readonly heardAt: number;
  /** The clock of the host, every few seconds: a browser's own clock may be wrong. */
  readonly now: number;
  readonly preferences: Preferences;
  readonly filter: Filter;
  readonly selectedId: string | undefined;
  readonly isInspecting: boolean;
};

type AppStoreOptions = {
  readonly link: Link;
  readonly storage: PreferenceStorage;
  readonly systemLanguage: string;
  readonly clock: () => number;
};

/** Everything the window knows, fed by the live streams. It only shows: changes go to the host as commands. */
export function createAppStore({ link, storage, systemLanguage, clock }: AppStoreOptions) {
  let hostAheadMs = 0;
  const hostNow = (): number => clock() + hostAheadMs;
  const store = createStore<AppState>(() => ({
    connection: 'connecting',
    me: undefined,
    devices: undefined,
    live: new Map(),
    events: [],
    status: undefined,
    heardAt: clock(),
    now: clock(),
    preferences: readPreferences(storage, systemLanguage),
    filter: NO_FILTER,
    selectedId: undefined,
    isInspecting: false,
  }));
  const { getState, setState } = store;

  link.on('devices', (payload) => {
    const devices = applyDevices(getState().devices ?? new Map(), payload);
    const { selectedId } = getState();
    if (selectedId === undefined || devices.has(selectedId)) setState({ devices });
    else setState({ devices, selectedId: undefined, isInspecting: false });
  });
  link.on('live', (payload) => setState(({ live }) => ({ live: applyLive(live, payload) })));
  link.on('events', (payload) => setState(({ events }) => ({ events: applyEvents(events, payload) })));
  link.on('status', (status) => {
    hostAheadMs = Date.parse(status.at) - clock();
    setState({ status, heardAt: hostNow() });
  });
  link.onState((connection) => {
    setState({ connection });
    if (connection !== 'live') return;
    link.call('access.me', {}).then(
      (me) => setState({ me }),
      // Without an answer the buttons stay off; the host would refuse anyway.
      () => setState({ me: undefined }),
    );
  });
  const tick = setInterval(() => setState({ now: hostNow() }), TICK_MS);

  return {
    ...store,
    prefer(change: Partial<Preferences>): void {
      const preferences = { ...getState().preferences, ...change };
      writePreferences(storage, preferences);
      setState({ preferences });
    },
    narrow: (change: Partial<Filter>): void => setState(({ filter }) => ({ filter: { ...filter, ...change } })),
    select: (selectedId: string): void => setState({ selectedId }),
    inspect: (isInspecting: boolean): void => setState({ isInspecting }),
    /** Fetches what happened to one device before this window opened. */
    async recall(deviceId: string): Promise<void> {
      const { items } = await link.call('events.list', { deviceId, limit: 20 });
      setState(({ events }) => ({ events: mergeEvents(events, items) }));
    },
    dispose: (): void => clearInterval(tick),
  };
}
export type AppStore = ReturnType<typeof createAppStore>;
