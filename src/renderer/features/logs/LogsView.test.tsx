import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../contract/logs.ts';
import type { Outage } from '../../../contract/uptime.ts';
import { fakeDevices, fakeEvents } from '../../../../test/renderer/fake-devices.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { LogsView } from './LogsView.tsx';

const DEVICES = fakeDevices(NOW);
const EVENTS = fakeEvents(DEVICES, NOW).filter(({ at }) => Date.parse(at) > NOW - 3_600_000);
const open = (hash = '#/logs', items: readonly LogEvent[] = EVENTS, outages: readonly Outage[] = []) =>
  openView(<LogsView />, {
    hash,
    answers: {
      'events.list': () => ({ items: [...items], nextCursor: null }),
      'outages.list': () => ({ items: [...outages], nextCursor: null }),
    },
  });
const rows = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('the log', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('shows the events of the range, newest first, with counts of the levels', async () => {
    await open();
    await waitFor(() => expect(rows()).toHaveLength(EVENTS.length));
    expect(rows()[0]).toContain('is down. No reply to 5 pings.');
    expect(screen.getByRole('button', { name: /Error\s*2/ })).toBeTruthy();
  });

  it('narrows to a level, and the address says so', async () => {
    const { user, router } = await open();
    await user.click(screen.getByRole('button', { name: /Warning/ }));
    expect(rows()).toHaveLength(1);
    expect(router.store.getState().params['level']).toBe('warning');
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(rows()).toHaveLength(EVENTS.length);
  });

  it('takes the filter of a link', async () => {
    await open('#/logs?q=settings%20changed');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toContain('Settings of rt-edge-01 were changed');
  });

  it('takes in what happens while the range goes up to now', async () => {
    const { push } = await open();
    await waitFor(() => expect(rows()).toHaveLength(EVENTS.length));
    const fresh: LogEvent = {
      ...(EVENTS[0] as LogEvent),
      id: '99',
      at: new Date(NOW + 1000).toISOString(),
      kind: 'up',
    };
    act(() => push('events', { kind: 'delta', items: [fresh] }));
    expect(rows()[0]).toContain('is up again');
  });

  it('tells everything about an event on Enter, and closes on Esc', async () => {
    const { user } = await open();
    await waitFor(() => expect(rows()).toHaveLength(EVENTS.length));
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    const details = screen.getByRole('complementary', { name: 'Details of the event' });
    expect(within(details).getByText('One minute before and after')).toBeTruthy();
    expect(within(details).getByRole('link', { name: /Open/ }).getAttribute('href')).toMatch(/^#\/device\//);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('narrows the range by keys on the histogram, and finds the way back', async () => {
    const { user, store } = await open();
    const histogram = screen.getByRole('slider');
    histogram.focus();
    await user.keyboard('{ArrowLeft}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{Enter}');
    const { from, to } = store.getState().range;
    expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(3 * 60_000);
    await user.click(screen.getByRole('button', { name: 'Back to the range before' }));
    expect(store.getState().range).toEqual({ from: 'now-1h', to: 'now' });
  });

  it('shows the histogram as a table', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = screen.getByRole('region', { name: 'Events over time as table' });
    expect(within(table).getAllByRole('row').length).toBeGreaterThan(2);
  });

  it('says what would stand here when nothing happened', async () => {
    const { user, store } = await openView(<LogsView />, { hash: '#/logs', events: [] });
    expect(await screen.findByText('Nothing happened in this range.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show the last 7 days' }));
    expect(store.getState().range.from).toBe('now-7d');
  });

  it('says how much a filter hides', async () => {
    const { user } = await open('#/logs?q=nothing-like-that');
    expect(await screen.findByText('No event matches.')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Clear filter' })[0] as HTMLElement);
    expect(rows()).toHaveLength(EVENTS.length);
  });

  it('lists the outages of the range with reasons in words', async () => {
    const device = DEVICES[0];
    await open('#/logs?tab=outages', EVENTS, [
      {
        start: new Date(NOW - 600_000).toISOString(),
        end: null,
        durationS: 600,
        deviceId: device?.id ?? '',
        deviceName: 'rt-edge-01',
        checkId: null,
        reason: { code: 'no-reply', params: { sent: 5 } },
        inMaintenance: false,
        inGap: true,
      },
    ]);
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]).toMatch(/lasts.*10.min.*rt-edge-01.*No reply to 5 pings\..*partly not watched/);
    expect(screen.getByText(/1 outages/)).toBeTruthy();
  });

  it('says why it could not be read, and tries again', async () => {
    let isBroken = true;
    const { user } = await openView(<LogsView />, {
      hash: '#/logs',
      answers: {
        'events.list': () => {
          if (isBroken) throw new Error('the disk is gone');
          return { items: EVENTS, nextCursor: null };
        },
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('the disk is gone');
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
