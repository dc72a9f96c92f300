import { createStore } from 'zustand/vanilla';
import type { AppState } from '../../../store/app-store.ts';
import type { DeviceMap, LiveMap } from '../../../store/devices-slice.ts';
import { dependsOnLive } from './filter.model.ts';
import type { Device } from '../../../../contract/devices.ts';
import { heldIds, orderedDevices, passingIds, type Question, rangeOf, sameOrder } from './order.model.ts';
import { DEFAULT_SORT, isLiveColumn, type Sort } from './sort.model.ts';

/** Measurements arrive four times a second; an order made of them is looked at this often. */
const LIVE_MS = 1000;

type Source = {
  readonly getState: () => AppState;
  readonly subscribe: (listener: (state: AppState, before: AppState) => void) => () => void;
};

export type ListState = {
  readonly asked: Question;
  readonly ids: readonly string[];
  /** The order is held, and would now be another. */
  readonly isStale: boolean;
  readonly marked: ReadonlySet<string>;
};

const NO_DEVICES: DeviceMap = new Map();

/**
 * Which devices the list shows, in which order, and which are marked. A question is answered at once; what happens by
 * itself waits while somebody is pointing at the list: nothing moves under the pointer.
 */
export function createDeviceList(source: Source) {
  const store = createStore<ListState>(() => ({
    asked: { q: '', site: undefined, sort: DEFAULT_SORT },
    ids: [],
    isStale: false,
    marked: new Set(),
  }));
  const { getState, setState } = store;
  const holders = new Set<'pointer' | 'focus'>();
  let known: ReadonlySet<string> = new Set();
  let needsLive = false;
  let liveTimer: ReturnType<typeof setTimeout> | undefined;
  let anchor: string | undefined;

  /** Every device in order, and what it was made from. */
  let order: {
    readonly of: DeviceMap;
    readonly live: LiveMap;
    readonly sort: Sort;
    readonly devices: readonly Device[];
  } = { of: NO_DEVICES, live: new Map(), sort: DEFAULT_SORT, devices: [] };

  const wantedIds = (): readonly string[] => {
    const { devices = NO_DEVICES, live, now } = source.getState();
    const { asked } = getState();
    const { sort } = asked;
    const isFresh = order.of === devices && order.sort === sort && (!isLiveColumn(sort.column) || order.live === live);
    const world = { devices, live, now };
    if (!isFresh) order = { of: devices, live, sort, devices: orderedDevices(world, sort, order.devices) };
    return passingIds(order.devices, world, asked);
  };
  function settle(): void {
    const { devices = NO_DEVICES } = source.getState();
    known = new Set(devices.keys());
    const wanted = wantedIds();
    setState(({ ids }) => ({ ids: sameOrder(ids, wanted) ? ids : wanted, isStale: false }));
  }
  function follow(): void {
    if (holders.size === 0) return settle();
    const { devices = NO_DEVICES } = source.getState();
    const wanted = wantedIds();
    const ids = heldIds(getState().ids, wanted, { devices, known });
    known = new Set([...known, ...devices.keys()]);
    setState({ ids, isStale: !sameOrder(ids, wanted) });
  }
  function onApp(state: AppState, before: AppState): void {
    if (state.devices !== before.devices) follow();
    else if (needsLive && state.live !== before.live)
      liveTimer ??= setTimeout(() => {
        liveTimer = undefined;
        follow();
      }, LIVE_MS);
  }
  function mark(marked: ReadonlySet<string>): void {
    setState({ marked });
  }

  return {
    store,
    /** @returns how to stop following what happens */
    start(): () => void {
      settle();
      const stop = source.subscribe(onApp);
      return () => {
        stop();
        clearTimeout(liveTimer);
        liveTimer = undefined;
      };
    },
    ask(change: Partial<Question>): void {
      const asked = { ...getState().asked, ...change };
      needsLive = isLiveColumn(asked.sort.column) || dependsOnLive(asked.q);
      setState({ asked });
      settle();
    },
    /** Somebody points at the list, or works in it with the keyboard. */
    hold(by: 'pointer' | 'focus', isHeld: boolean): void {
      if (isHeld) holders.add(by);
      else if (holders.delete(by) && holders.size === 0 && getState().isStale) settle();
    },
    /** Puts everything in order now. */
    settle,

    toggle(id: string): void {
      const marked = new Set(getState().marked);
      if (!marked.delete(id)) marked.add(id);
      anchor = id;
      mark(marked);
    },
    /** Marks everything from the one marked last to this one. @param from where a range begins that has no such one */
    extendTo(id: string, from?: string): void {
      const { ids, marked } = getState();
      anchor = anchor === undefined || !ids.includes(anchor) ? (from ?? id) : anchor;
      mark(new Set([...marked, ...rangeOf(ids, anchor, id)]));
    },
    markAll: (): void => mark(new Set(getState().ids)),
    clear(): void {
      anchor = undefined;
      if (getState().marked.size > 0) mark(new Set());
    },
  };
}
export type DeviceList = ReturnType<typeof createDeviceList>;
