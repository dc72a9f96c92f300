import { describe, expect, it, vi } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeInterfaces } from '../../../../test/renderer/fake-interfaces.ts';
import { Fault } from '../../../contract/faults.ts';
import { createInterfaceList } from './interface-list.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const answers = fakeInterfaces(fakeDevices(NOW), NOW, 4);
type Ask = Parameters<typeof createInterfaceList>[0]['ask'];

function listOf(change: (answer: Awaited<ReturnType<Ask>>) => Awaited<ReturnType<Ask>> = (answer) => answer) {
  const ask = vi.fn<Ask>(async (input) => change(answers['interfaces.list'](input)));
  return { ask, list: createInterfaceList({ ask, pageSize: 50 }) };
}
const names = ({ store }: ReturnType<typeof createInterfaceList>) => store.getState().rows.map(({ id }) => id);

describe('the list of all ports', () => {
  it('asks for one page, and for the next when it is scrolled to', async () => {
    const { ask, list } = listOf();
    await list.open({ order: 'util' });
    expect(list.store.getState()).toMatchObject({ hasMore: true, isLoading: false });
    expect(list.store.getState().rows).toHaveLength(50);
    expect(list.store.getState().total).toBeGreaterThan(1000);
    await list.more();
    expect(list.store.getState().rows).toHaveLength(100);
    expect(ask).toHaveBeenLastCalledWith({ order: 'util', limit: 50, cursor: '50' });
  });

  it('refreshes only the pages in sight while the order is held, and moves no row', async () => {
    let turn = 0;
    const { ask, list } = listOf((answer) => ({
      ...answer,
      items: (turn > 0 ? answer.items.toReversed() : answer.items).map((row) => ({ ...row, inBps: turn })),
    }));
    await list.open({});
    await list.more();
    await list.more();
    const before = names(list);
    ask.mockClear();
    turn = 1;
    await list.refresh(true, { first: 60, last: 80 });
    expect(ask.mock.calls.map(([input]) => input.cursor)).toEqual(['50']);
    expect(names(list)).toEqual(before);
    expect(list.store.getState().rows.map(({ inBps }) => inBps)).toEqual([
      ...Array<number>(50).fill(0),
      ...Array<number>(50).fill(1),
      ...Array<number>(50).fill(0),
    ]);
  });

  it('begins anew at its top when nobody holds it', async () => {
    let isTurned = false;
    const { list } = listOf((answer) => ({ ...answer, items: isTurned ? answer.items.toReversed() : answer.items }));
    await list.open({});
    await list.more();
    const before = names(list).slice(0, 50);
    isTurned = true;
    await list.refresh(false, { first: 0, last: 20 });
    expect(names(list)).toEqual(before.toReversed());
  });

  it('drops the answer to an older question', async () => {
    const waiting: (() => void)[] = [];
    const ask: Ask = async (input) => {
      if (input.q === 'slow') await new Promise<void>((resolve) => waiting.push(resolve));
      return answers['interfaces.list'](input);
    };
    const list = createInterfaceList({ ask, pageSize: 50 });
    const slow = list.open({ q: 'slow' });
    await list.open({ q: 'rt-edge-01' });
    const shown = names(list);
    for (const go of waiting) go();
    await slow;
    expect(names(list)).toEqual(shown);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('keeps what it shows when asking fails, and says so', async () => {
    let isBroken = false;
    const { list } = listOf((answer) => {
      if (isBroken) throw new Fault('timeout', 'too slow');
      return answer;
    });
    await list.open({});
    isBroken = true;
    await list.refresh(true, { first: 0, last: 10 });
    expect(list.store.getState().rows).toHaveLength(50);
    expect(list.store.getState().fault).toBeInstanceOf(Fault);
    isBroken = false;
    await list.refresh(true, { first: 0, last: 10 });
    expect(list.store.getState().fault).toBeUndefined();
  });

  it('shows what a command answered', async () => {
    const { list } = listOf();
    await list.open({});
    const [row] = list.store.getState().rows;
    if (!row) throw new Error('no row');
    list.put({ ...row, label: 'Backup line' });
    expect(list.store.getState().rows[0]?.label).toBe('Backup line');
  });
});
