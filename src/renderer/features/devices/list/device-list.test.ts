import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fakeDevices, fakeLive } from '../../../../../test/renderer/fake-devices.ts';
import type { AppState } from '../../../store/app-store.ts';
import { applyDevices, applyLive } from '../../../store/devices-slice.ts';
import { createDeviceList } from './device-list.ts';

const NOW = Date.UTC(2026, 0, 15);
const items = fakeDevices(NOW);

function open() {
  const devices = applyDevices(new Map(), { kind: 'snapshot', items });
  const live = applyLive(new Map(), { kind: 'snapshot', columns: fakeLive(NOW) });
  // What the list reads of the store, and no more.
  const store = createStore(() => ({ devices, live, now: NOW }) as AppState);
  const list = createDeviceList(store);
  const stop = list.start();
  const set = (name: string, state: 'up' | 'down'): void => {
    const device = items.find((one) => one.name === name);
    const known = store.getState().devices ?? new Map();
    if (device)
      store.setState({
        devices: applyDevices(known, { kind: 'delta', upserted: [{ ...device, state }], removed: [] }),
      });
  };
  const first = () => store.getState().devices?.get(list.store.getState().ids[0] ?? '')?.name;
  return { store, list, stop, set, first };
}

describe('the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follows what happens while nobody is at it', () => {
    const { list, set, first } = open();
    list.ask({ sort: { column: 'state', isDescending: false } });
    set('ap-lobby-01', 'down');
    expect(first()).toBe('ap-lobby-01');
  });

  it('does not move under the pointer, says so, and sorts when it is asked or left', () => {
    const { list, set, first } = open();
    list.ask({ sort: { column: 'state', isDescending: false } });
    list.hold('pointer', true);
    set('ap-lobby-01', 'down');
    expect([first(), list.store.getState().isStale]).toEqual(['sw-dist-02', true]);
    list.settle();
    expect([first(), list.store.getState().isStale]).toEqual(['ap-lobby-01', false]);
    set('ap-lobby-01', 'up');
    expect(first()).toBe('ap-lobby-01');
    list.hold('focus', true);
    list.hold('pointer', false);
    expect(first()).toBe('ap-lobby-01');
    list.hold('focus', false);
    expect(first()).toBe('sw-dist-02');
  });

  it('answers a question at once, also when it is held', () => {
    const { list } = open();
    list.hold('pointer', true);
    list.ask({ q: 'status:down' });
    expect(list.store.getState().ids).toHaveLength(1);
  });

  it('looks at measurements once a second, and only when they matter', () => {
    const { store, list } = open();
    const slower = applyLive(new Map(), {
      kind: 'snapshot',
      columns: { ...fakeLive(NOW), rttMs: items.map(() => 500) },
    });
    store.setState({ live: slower });
    vi.advanceTimersByTime(2000);
    list.ask({ q: 'latency>400ms' });
    expect(list.store.getState().ids).toHaveLength(25);
    store.setState({ live: new Map() });
    expect(list.store.getState().ids).toHaveLength(25);
    vi.advanceTimersByTime(1100);
    expect(list.store.getState().ids).toHaveLength(0);
  });

  it('marks one, a range and all that match', () => {
    const { list } = open();
    const { ids } = list.store.getState();
    const marked = () => [...list.store.getState().marked];
    list.toggle(ids[1] ?? '');
    list.extendTo(ids[3] ?? '');
    expect(marked()).toEqual(ids.slice(1, 4));
    list.toggle(ids[2] ?? '');
    expect(marked()).toHaveLength(2);
    list.ask({ q: 'gudang' });
    list.markAll();
    expect(marked()).toHaveLength(6);
    list.clear();
    expect(marked()).toEqual([]);
  });
});
