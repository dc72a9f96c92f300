import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/faults.ts';
import type { LiveColumns } from '../../../contract/metrics.ts';
import { fakeDevices, fakeEvents, fakeLive, fakeStatus } from '../../../../test/renderer/fake-devices.ts';
import { fakeHistory } from '../../../../test/renderer/fake-history.ts';
import { createFakeLink } from '../../../../test/renderer/fake-link.ts';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { createRouter } from '../../route/route.ts';
import { AppProvider } from '../../store/AppProvider.tsx';
import { createAppStore } from '../../store/app-store.ts';
import { createUndo } from '../../store/undo.ts';
import { createToasts } from '../../ui/toasts.ts';
import { ToastProvider } from '../../ui/ToastList.tsx';
import { createSpeech, SpeechProvider } from '../../ui/Translation.tsx';
import { DeviceView } from './DeviceView.tsx';

const NOW = Date.UTC(2026, 0, 15, 12);
const devices = fakeDevices(NOW);
const [first] = devices;
if (!first) throw new Error('the fake network is empty');
const { id } = first;
const speech = createSpeech('en');

async function open(hash = `#/device/${id}`, answers: Parameters<typeof createFakeLink>[0] = {}) {
  window.location.hash = hash;
  const fake = createFakeLink({
    ...fakeHistory(devices, NOW),
    'events.list': ({ deviceId }) => ({
      items: fakeEvents(devices, NOW).filter((event) => event.deviceId === deviceId),
      nextCursor: null,
    }),
    ...answers,
  });
  const store = createAppStore({
    link: fake.link,
    storage: { getItem: () => null, setItem: () => undefined },
    systemLanguage: 'en',
    clock: () => NOW,
  });
  const { signIn, signOut } = fake.link;
  const router = createRouter(window);
  const app = { store, router, undo: createUndo(), call: fake.link.call.bind(fake.link), signIn, signOut };
  render(
    <AppProvider app={app}>
      <SpeechProvider speech={speech}>
        <ToastProvider toasts={createToasts()}>
          <DeviceView />
        </ToastProvider>
      </SpeechProvider>
    </AppProvider>,
  );
  act(() => {
    fake.push('status', fakeStatus(devices, NOW));
    fake.push('devices', { kind: 'snapshot', items: devices });
    fake.push('live', { kind: 'snapshot', columns: fakeLive(NOW) });
    fake.push('events', { kind: 'snapshot', items: fakeEvents(devices, NOW) });
  });
  await act(async () => undefined);
  return { ...fake, store, router, user: userEvent.setup() };
}
const card = (name: string) => screen.getByRole('region', { name });
const asked = (called: { mock: { calls: readonly (readonly unknown[])[] } }, name: string) =>
  called.mock.calls.filter(([one]) => one === name).map(([, input]) => input as Record<string, unknown>);

describe('the page of a device', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('says who it is, how it is, and what its checks find', async () => {
    await open();
    const head = card('rt-edge-01: state and actions');
    expect(within(head).getByRole('heading', { level: 1 }).textContent).toBe('rt-edge-01');
    expect(within(head).getAllByText('Up').length).toBeGreaterThan(0);
    for (const text of ['10.20.1.1', 'Kantor Surabaya', 'wan, sla-gold', 'PT Contoh Nusantara', 'Ping', 'TCP port'])
      expect(within(head).getByText(text)).toBeDefined();
  });

  it('draws latency with its loss, jitter and gap, and tells of them', async () => {
    await open();
    const label = within(card('Latency')).getByRole('img').getAttribute('aria-label') ?? '';
    expect(label).toMatch(/Latency, .* mean \d/);
    expect(label).toContain('1 stretches without measurement');
    expect(within(card('Latency')).getByText(/^every round/)).toBeDefined();
    expect(within(card('Response time of other checks')).getByRole('img')).toBeDefined();
    expect(within(card('Distribution of latency')).getByRole('img')).toBeDefined();
  });

  it('says how much uptime speaks for, and what took it away', async () => {
    await open();
    const availability = card('Availability');
    expect(within(availability).getByText(/^94\.545\s%$/)).toBeDefined();
    expect(within(availability).getByText(/speaks for 91\.7/)).toBeDefined();
    expect(within(availability).getByText('No reply to 5 pings.')).toBeDefined();
    expect(within(availability).getByRole('img').getAttribute('aria-label')).toMatch(/Up .*Down .*Unknown/);
  });

  it('shows its events, by level', async () => {
    const { user } = await open();
    const events = screen.getAllByRole('region', { name: 'Events' })[0] as HTMLElement;
    expect(within(events).getByText('rt-edge-01 is down. No reply to 5 pings.')).toBeDefined();
    await user.click(within(events).getByRole('button', { name: 'Error' }));
    expect(within(events).queryByText('rt-edge-01 is down. No reply to 5 pings.')).toBeNull();
    expect(within(events).getByText('rt-edge-01 is up again')).toBeDefined();
  });

  it('takes the range of its address, and keeps the address in step', async () => {
    const { store, called, router } = await open(`#/device/${id}?from=now-6h&to=now`);
    expect(store.getState().range).toEqual({ from: 'now-6h', to: 'now' });
    expect(asked(called, 'metrics.query').at(-1)).toMatchObject({ from: new Date(NOW - 6 * 3_600_000).toISOString() });
    await act(async () => store.look({ from: 'now-3h', to: 'now' }));
    expect(window.location.hash).toContain('from=now-3h');
    expect(router.store.getState().params).toEqual({ from: 'now-3h', to: 'now' });
    expect(asked(called, 'metrics.query').at(-1)).toMatchObject({ from: new Date(NOW - 3 * 3_600_000).toISOString() });
  });

  it('leaves a range alone that the address does not have right', async () => {
    const { store } = await open(`#/device/${id}?from=yesterdayish&to=now`);
    expect(store.getState().range).toEqual({ from: 'now-1h', to: 'now' });
  });

  it('asks only for what is missing when something has been measured', async () => {
    const { called, push } = await open();
    const before = asked(called, 'metrics.query').length;
    const columns: LiveColumns = { ...fakeLive(NOW), at: fakeLive(NOW).at.map((at) => at + 5000) };
    await act(async () => push('live', { kind: 'delta', columns }));
    const tails = asked(called, 'metrics.query').slice(before);
    expect(tails).toHaveLength(1);
    expect(Date.parse(String(tails[0]?.['from']))).toBeGreaterThan(NOW - 60_000);
  });

  it('stands still while the window is paused', async () => {
    const { called, push, store } = await open();
    await act(async () => store.pause(true));
    const before = asked(called, 'metrics.query').length;
    const columns: LiveColumns = { ...fakeLive(NOW), at: fakeLive(NOW).at.map((at) => at + 5000) };
    await act(async () => push('live', { kind: 'delta', columns }));
    expect(asked(called, 'metrics.query')).toHaveLength(before);
  });

  it('lays the previous period over the present one', async () => {
    const { user, called } = await open();
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    expect(asked(called, 'metrics.query').at(-1)).toMatchObject({ from: new Date(NOW - 2 * 3_600_000).toISOString() });
    expect(await within(card('Latency')).findByText('Previous period')).toBeDefined();
  });

  it('keeps what it shows when reading fails, says why and tries again', async () => {
    let isBroken = false;
    const history = fakeHistory(devices, NOW);
    const { user, store } = await open(undefined, {
      'metrics.query': (input) => {
        if (isBroken) throw new Fault('timeout', 'The storage took too long.');
        return history['metrics.query'](input);
      },
    });
    isBroken = true;
    await act(async () => store.look({ from: 'now-3h', to: 'now' }));
    expect(screen.getByRole('alert').textContent).toContain('The storage took too long.');
    expect(within(card('Latency')).getByRole('img').getAttribute('aria-label')).toMatch(/mean/);
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('pins the crosshair and says what is there', async () => {
    const { user } = await open();
    within(card('Latency')).getByRole('slider').focus();
    await user.keyboard('{ArrowLeft}c');
    expect(screen.getByText(/^Pinned at .*Latency \d.*Packet loss/)).toBeDefined();
  });

  it('does not let a viewer change anything, and says why', async () => {
    const { user, called } = await open(undefined, {
      'access.me': () => ({
        kind: 'session',
        name: 'guest',
        role: 'viewer',
        scope: null,
        readOnly: false,
        hasTotp: null,
      }),
    });
    const actions = await Promise.all(
      ['Edit', 'Pause', 'Poll now', 'Maintenance', 'Delete'].map((name) => screen.findByRole('button', { name })),
    );
    expect(actions.map((button) => button.getAttribute('aria-disabled'))).toEqual(Array(5).fill('true'));
    act(() => actions[0]?.focus());
    expect((await screen.findAllByText(/This needs the role Operator/)).length).toBeGreaterThan(0);
    await user.keyboard('{Delete}{F5}p');
    expect(called.mock.calls.some(([name]) => /^devices\.(?!snmp|metrics)/.test(name))).toBe(false);
  });

  it('shows a name and notes from elsewhere as text', async () => {
    const { push } = await open();
    const evil = { ...first, name: '<img src=x onerror=alert(1)>', notes: '<script>alert(1)</script>' };
    act(() => push('devices', { kind: 'delta', upserted: [evil], removed: [] }));
    expect(screen.getByText('<script>alert(1)</script>')).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
  });

  it('says that there is no such device, with a way back', async () => {
    await open('#/device/0192f000-0001-7000-8000-ffffffffffff');
    expect(screen.getByText('There is no such device.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'To the list of devices' }).getAttribute('href')).toBe('#/devices');
  });
});
