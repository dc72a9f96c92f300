import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpenWalks } from './open-walks.ts';
import type { SnmpSession } from './snmp/snmp.ts';
import type { StoredDevice } from './storage/storage.ts';

const device = { id: 'd1' } as StoredDevice;
function start() {
  const open = vi.fn(async () => ({}) as SnmpSession);
  return { open, walks: createOpenWalks(open) };
}

describe('the session of a walk', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('knows at the next page what it learnt of the agent at the one before', async () => {
    const { open, walks } = start();
    const first = await walks.session(device, undefined, false);
    expect(await walks.session(device, undefined, true)).toBe(first);
    expect(open).toHaveBeenCalledOnce();
  });
  it('is opened anew for a new walk, another credential or another device', async () => {
    const { open, walks } = start();
    await walks.session(device, undefined, false);
    await walks.session(device, undefined, false);
    await walks.session(device, 'c1', true);
    await walks.session({ ...device, id: 'd2' }, undefined, true);
    expect(open).toHaveBeenCalledTimes(4);
  });
  it('is kept only for as long as the next page may take to be asked for', async () => {
    const { open, walks } = start();
    await walks.session(device, undefined, false);
    vi.advanceTimersByTime(29_000);
    await walks.session(device, undefined, true);
    vi.advanceTimersByTime(29_000);
    await walks.session(device, undefined, true);
    expect(open).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(31_000);
    await walks.session(device, undefined, true);
    expect(open).toHaveBeenCalledTimes(2);
  });
});
