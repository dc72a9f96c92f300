import { createStore } from 'zustand/vanilla';
import type { Output } from '../../contract/contract.ts';
import type { DeviceState } from '../../contract/devices.ts';
import type { LogEvent } from '../../contract/logs.ts';
import type { SystemStatus } from '../../contract/system.ts';
import type { ConnectionState, Link } from '../client/link.ts';
import { applyDevices, applyEvents, applyLive, type DeviceMap, type LiveMap, mergeEvents } from './devices-slice.ts';
import { applyScans, type FoundMap, type ScanMap } from './scans-slice.ts';
import { applyTopology, createTopologyWatch, type Topology } from './topology-slice.ts';
import { DEFAULT_RANGE, isLiveRange, type TimeRange } from '../time/range.ts';
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
  /** Scans that run or ended last, and all that was found. Undefined until the first snapshot. */
  readonly scans: ScanMap | undefined;
  readonly found: FoundMap;
  /** How the network is wired, while somebody looks at it. */
  readonly topology: Topology | undefined;
  readonly status: SystemStatus | undefined;
  /** When the status last arrived, by the clock of the host. */
  readonly heardAt: number;
  /** The clock of the host, every few seconds: a browser's own clock may be wrong. */
  readonly now: number;
  readonly preferences: Preferences;
  readonly filter: Filter;
  readonly selectedId: string | undefined;
  readonly isInspecting: boolean;
  /** What charts and lists of events show. */
  readonly range: TimeRange;
  /** Nothing that is shown moves; what comes meanwhile is shown when this ends. */
  readonly isPaused: boolean;
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
    scans: undefined,
    found: new Map(),
    topology: undefined,
    status: undefined,
    heardAt: clock(),
    now: clock(),
    preferences: readPreferences(storage, systemLanguage),
    filter: NO_FILTER,
    selectedId: undefined,
    isInspecting: false,
    range: DEFAULT_RANGE,
    isPaused: false,
  }));
  const { getState, setState } = store;
  /** What came while the window is paused. */
  let held: Pick<AppState, 'devices' | 'live' | 'events'> | undefined;
  const newest = () => held ?? getState();
  function show(change: Partial<Pick<AppState, 'devices' | 'live' | 'events'>>): void {
    if (held) {
      held = { ...held, ...change };
      return;
    }
    const { selectedId } = getState();
    const isGone = selectedId !== undefined && change.devices?.has(selectedId) === false;
    setState(isGone ? { ...change, selectedId: undefined, isInspecting: false } : change);
  }

  /** Holds what is shown, or lets it go on with what came meanwhile. */
  function pause(isPaused: boolean): void {
    const { devices, live, events } = getState();
    const waiting = held;
    held = isPaused ? (held ?? { devices, live, events }) : undefined;
    setState({ isPaused });
    if (!isPaused && waiting) show(waiting);
  }

  link.on('devices', (payload) => show({ devices: applyDevices(newest().devices ?? new Map(), payload) }));
  link.on('live', (payload) => show({ live: applyLive(newest().live, payload) }));
  link.on('events', (payload) => show({ events: applyEvents(newest().events, payload) }));
  link.on('scans', (payload) => setState(({ scans, found }) => applyScans({ scans, found }, payload)));
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
    pause,
    /** Shows another time. A range that has ended leaves Live, one that ends now returns to it. */
    look(range: TimeRange): void {
      setState({ range });
      if (isLiveRange(range)) pause(false);
    },
    select: (selectedId: string): void => setState({ selectedId }),
    inspect: (isInspecting: boolean): void => setState({ isInspecting }),
    /** Fetches what happened to one device before this window opened. */
    async recall(deviceId: string): Promise<void> {
      const { items } = await link.call('events.list', { deviceId, limit: 20 });
      setState(({ events }) => ({ events: mergeEvents(events, items) }));
    },
    /** Follows the wiring for as long as a view shows it. @returns how to stop */
    watchTopology: createTopologyWatch(
      () =>
        link.on('topology', (payload) => setState(({ topology }) => ({ topology: applyTopology(topology, payload) }))),
      () => setState({ topology: undefined }),
    ),
    dispose: (): void => clearInterval(tick),
  };
}
export type AppStore = ReturnType<typeof createAppStore>;
