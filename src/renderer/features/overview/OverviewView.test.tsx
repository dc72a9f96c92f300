import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Output } from '../../../contract/contract.ts';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeHistory } from '../../../../test/renderer/fake-history.ts';
import { fakeInterfaces } from '../../../../test/renderer/fake-interfaces.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { OverviewView } from './OverviewView.tsx';

const devices = fakeDevices(NOW);
const history = fakeHistory(devices, NOW);
type Uptime = Output<'metrics.uptime'>;

/** The uptime of one group, all else as it is of a device. */
const ofGroup = (group: string): Uptime => {
  const answer = history['metrics.uptime']();
  return { ...answer, items: answer.items.slice(0, 1).map((line) => ({ ...line, group, deviceId: null })) };
};
async function open(answers: Record<string, (input: never) => unknown> = {}) {
  const view = await openView(<OverviewView onAdd={() => undefined} />, {
    hash: '#/overview',
    devices,
    answers: { ...history, ...fakeInterfaces(devices, NOW), ...answers },
  });
  await act(() => vi.advanceTimersByTimeAsync(1200));
  return view;
}
const card = (name: RegExp) => within(screen.getByRole('region', { name }));

describe('the overview', () => {
  beforeEach(() => {
    standInForBrowser();
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows the busiest interfaces, the fullest first, and leads to each', async () => {
    await open();
    const lines = card(/^Busiest interfaces/).getAllByRole('listitem');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines[0]?.textContent).toMatch(/^sw-core-01 Gi1\/0\/3.*97.8.Mbit\/s.*98.%/);
    const link = within(lines[0] ?? document.body).getByRole('link');
    expect(link.getAttribute('href')).toMatch(/^#\/device\/[^?]+\?tab=ports&port=/);
  });

  it('leaves out what has no load, and says when nothing has one', async () => {
    const { items } = fakeInterfaces(devices, NOW)['interfaces.list']({ order: 'util', descending: true, limit: 3 });
    const unknown = items.map((row) => ({ ...row, utilInPct: null, utilOutPct: null }));
    await open({ 'interfaces.list': () => ({ items: unknown, nextCursor: null, total: 3 }) });
    expect(card(/^Busiest interfaces/).queryAllByRole('listitem')).toHaveLength(0);
    expect(card(/^Busiest interfaces/).getByText(/No interface has a load yet/)).toBeDefined();
  });

  it('says how much of a day a group was up, and what is not known as such', async () => {
    const group = devices.find(({ groups }) => groups.length > 0)?.groups[0] ?? '';
    await open({ 'metrics.uptime': () => ofGroup(group) });
    const texts = card(/^Heartbeat/)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent ?? '');
    expect(texts.filter((text) => text.startsWith(group))).toEqual([expect.stringMatching(/94.545.%$/)]);
    const others = texts.filter((text) => !text.startsWith(group));
    expect(others.length).toBeGreaterThan(0);
    for (const text of others) expect(text).toMatch(/–$/);
  });
});
