import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '../../contract/devices.ts';
import { Fault } from '../../contract/faults.ts';
import { fakeDevices, fakeEvents, fakeLive, fakeStatus } from '../../../test/renderer/fake-devices.ts';
import { createFakeLink } from '../../../test/renderer/fake-link.ts';
import { standInForBrowser } from '../../../test/renderer/stand-ins.ts';
import { createRouter } from '../route/route.ts';
import { createAppStore } from '../store/app-store.ts';
import { AppProvider } from '../store/AppProvider.tsx';
import { createUndo } from '../store/undo.ts';
import { App } from './App.tsx';

const NOW = Date.UTC(2026, 0, 15, 12);

async function open(devices: Device[] = fakeDevices(NOW), answers: Parameters<typeof createFakeLink>[0] = {}) {
  const fake = createFakeLink(answers);
  const store = createAppStore({
    link: fake.link,
    storage: { getItem: () => '{"language":"en"}', setItem: () => undefined },
    systemLanguage: 'en',
    clock: () => NOW,
  });
  const { signIn, signOut } = fake.link;
  render(
    <AppProvider
      app={{
        store,
        router: createRouter(window),
        undo: createUndo(),
        call: (name, input) => fake.link.call(name, input),
        signIn,
        signOut,
      }}
    >
      <App />
    </AppProvider>,
  );
  act(() => {
    fake.push('status', fakeStatus(devices, NOW));
    fake.push('devices', { kind: 'snapshot', items: devices });
    fake.push('live', { kind: 'snapshot', columns: fakeLive(NOW) });
    fake.push('events', { kind: 'snapshot', items: fakeEvents(devices, NOW) });
  });
  // Pages are fetched when they are first looked at.
  await waitFor(() => expect(document.querySelector('[class*=loading]')).toBeNull());
  return { ...fake, store, user: userEvent.setup() };
}
const row = (name: string) => screen.getByText(name, { selector: 'td span' }).closest('tr') as HTMLElement;

describe('the window', () => {
  beforeEach(() => {
    standInForBrowser();
    window.location.hash = '#/devices';
  });
  afterEach(cleanup);

  it('shows every device with state, address and values with units', async () => {
    await open();
    const grid = screen.getByRole('grid', { name: 'Devices' });
    expect(grid.getAttribute('aria-rowcount')).toBe('26');
    const cells = within(row('sw-dist-02')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(
      expect.arrayContaining(['Down', 'sw-dist-02', '10.20.1.6', '–', '100\u00a0%', '97.412\u00a0%']),
    );
    expect(within(row('ups-01')).getByTitle('9.6 ms, 6 min old')).toBeDefined();
  });

  it('shows a name from the network as text', async () => {
    const [device] = fakeDevices(NOW);
    await open(device ? [{ ...device, name: '<img src=x onerror=alert(1)>' }] : []);
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
  });

  it('patches a row when a delta comes', async () => {
    const { push } = await open();
    const [device] = fakeDevices(NOW);
    if (!device) throw new Error('the fake network is empty');
    act(() => push('devices', { kind: 'delta', upserted: [{ ...device, state: 'down' }], removed: [] }));
    expect(within(row('rt-edge-01')).getByText('Down')).toBeDefined();
  });

  it('sorts by a column and says so', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Latency' }));
    expect(screen.getByRole('columnheader', { name: 'Latency' }).getAttribute('aria-sort')).toBe('ascending');
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('sw-core-01');
  });

  it('filters by text after "/" and by the count of a state', async () => {
    const { user } = await open();
    await user.keyboard('/');
    await user.keyboard('gudang');
    expect(screen.getByText('6 of 25')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Down/ }));
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('is walked by keys: move, open, edit, close', async () => {
    const { user, store } = await open();
    screen.getAllByRole('row')[1]?.focus();
    await user.keyboard('{ArrowDown}j');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('4');
    await user.keyboard(' ');
    expect(screen.getByRole('complementary').textContent).toContain('ap-lantai3-01');
    await user.keyboard('{F2}');
    expect(await screen.findByRole('heading', { name: 'Edit ap-lantai3-01' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.keyboard('{Escape}');
    expect(store.getState().isInspecting).toBe(false);
    row('ap-lantai3-01').focus();
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe(`#/device/${store.getState().selectedId ?? ''}`);
  });

  it('tells what happened to the chosen device and why its check fails', async () => {
    const { user } = await open();
    await user.click(row('sw-dist-02'));
    const inspector = screen.getByRole('complementary');
    expect(within(inspector).getByText('No reply to 5 pings.')).toBeDefined();
    expect(within(inspector).getByText('sw-dist-02 is down. No reply to 5 pings.')).toBeDefined();
  });

  it('adds a device from its address alone', async () => {
    const { user, called } = await open([]);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Add a device' }).hasAttribute('disabled')).toBe(false),
    );
    await user.click(screen.getByRole('button', { name: 'Add a device' }));
    await user.type(await screen.findByLabelText('Address'), '10.0.0.7{Enter}');
    expect(called).toHaveBeenCalledWith('devices.add', expect.objectContaining({ address: '10.0.0.7' }));
    expect(await screen.findByText('10.0.0.7 is being watched.')).toBeDefined();
  });

  it('says at the field what is wrong, before asking and after', async () => {
    const { user, called } = await open([], {
      'devices.add': () => {
        throw new Fault('invalid-input', 'taken', { errors: [{ path: '/name', message: 'That name is taken.' }] });
      },
    });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Add a device' }).hasAttribute('disabled')).toBe(false),
    );
    await user.click(screen.getByRole('button', { name: 'Add a device' }));
    const address = await screen.findByLabelText('Address');
    await user.type(address, '10.1{Enter}');
    expect(screen.getByText(/Write all four numbers/)).toBeDefined();
    expect(called).not.toHaveBeenCalledWith('devices.add', expect.anything());
    await user.clear(address);
    await user.type(address, '10.0.0.1{Enter}');
    expect(await screen.findByText('That name is taken.')).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('Correct the marked fields.');
  });

  it('deletes only after asking', async () => {
    const { user, called } = await open();
    await user.click(row('nas-01'));
    await user.keyboard('{Delete}');
    expect(called).not.toHaveBeenCalledWith('devices.bulk', expect.anything());
    const question = screen.getByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    expect(called).toHaveBeenCalledWith('devices.bulk', { remove: [row('nas-01').dataset['id']] });
  });

  it('pauses with a way back', async () => {
    const { user, called } = await open();
    await user.click(row('nas-01'));
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const id = row('nas-01').dataset['id'];
    expect(called.mock.calls.filter(([name]) => name === 'devices.bulk').map(([, input]) => input)).toEqual([
      { update: [{ id, paused: true }] },
      { update: [{ id, paused: false }] },
    ]);
  });

  it('does not let a viewer change anything', async () => {
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
    await user.click(row('nas-01'));
    const edit = await screen.findByRole('button', { name: 'Edit' });
    expect(edit.getAttribute('aria-disabled')).toBe('true');
    act(() => edit.focus());
    expect((await screen.findAllByText(/This needs the role Operator/)).length).toBeGreaterThan(0);
    await user.click(edit);
    await user.keyboard('{Delete}{F5}p');
    expect(called.mock.calls.some(([name]) => name.startsWith('devices.'))).toBe(false);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('says when the connection is lost and keeps what it knew', async () => {
    const { setState } = await open();
    act(() => setState('lost'));
    expect(screen.getByText(/The connection to the host is lost/)).toBeDefined();
    expect(row('nas-01')).toBeDefined();
  });

  it('says when this computer is offline', async () => {
    const { push } = await open();
    const selfOffline = { since: new Date(NOW).toISOString(), reason: 'no-link' };
    act(() => push('status', { ...fakeStatus([], NOW), selfOffline }));
    expect(screen.getByText(/watching paused\. This computer has no network link\./)).toBeDefined();
  });

  it('changes its language at once', async () => {
    const { store } = await open();
    act(() => store.prefer({ language: 'id' }));
    expect(document.documentElement.lang).toBe('id');
    expect(within(row('sw-dist-02')).getByText('Mati')).toBeDefined();
  });

  it('makes its sheet of keys from the table', async () => {
    const { user } = await open();
    await user.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' }).textContent).toContain('Ctrl N');
  });

  it('asks a stranger for a token', async () => {
    const { setState } = await open();
    act(() => setState('signed-out'));
    expect(screen.getByLabelText('Access token')).toBeDefined();
  });
});
