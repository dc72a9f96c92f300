import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '../../../contract/devices.ts';
import { fakeDevices, fakeEvents, fakeLive, fakeStatus } from '../../../../test/renderer/fake-devices.ts';
import { createFakeLink } from '../../../../test/renderer/fake-link.ts';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { createRouter } from '../../route/route.ts';
import { createAppStore } from '../../store/app-store.ts';
import { AppProvider } from '../../store/AppProvider.tsx';
import { createUndo } from '../../store/undo.ts';
import { ToastProvider } from '../../ui/ToastList.tsx';
import { createToasts } from '../../ui/toasts.ts';
import { createSpeech, SpeechProvider } from '../../ui/Translation.tsx';
import { DevicesView } from './DevicesView.tsx';
import { PasteDialog } from './intake/PasteDialog.tsx';

const NOW = Date.UTC(2026, 0, 15, 12);
const VIEW = {
  id: '0192f000-0009-7000-8000-000000000001',
  name: 'Gudang',
  filter: 'site:Gudang',
  columns: [{ id: 'name', width: 200 }],
  sort: { column: 'latency', descending: true },
  layout: 'table',
  shared: true,
  owner: 'dewi',
  createdAt: new Date(NOW).toISOString(),
  updatedAt: new Date(NOW).toISOString(),
} as const;

async function open(what = <DevicesView onAdd={() => undefined} />) {
  const devices = fakeDevices(NOW);
  const fake = createFakeLink({
    'views.list': () => ({ items: [{ ...VIEW, columns: [...VIEW.columns] }], nextCursor: null }),
    'devices.bulk': ({ add = [] }) => ({ added: add as Device[], updated: [], removed: [], restored: [] }),
    'devices.pollMany': ({ ids }) => ({ checks: ids.length }),
    'maintenance.create': () => ({ id: 'window' }) as never,
  });
  const store = createAppStore({
    link: fake.link,
    storage: { getItem: () => '{"language":"en"}', setItem: () => undefined },
    systemLanguage: 'en',
    clock: () => NOW,
  });
  const undo = createUndo();
  const { signIn, signOut } = fake.link;
  render(
    <AppProvider
      app={{
        store,
        router: createRouter(window),
        undo,
        call: (name, input) => fake.link.call(name, input),
        signIn,
        signOut,
      }}
    >
      <SpeechProvider speech={createSpeech('en')}>
        <ToastProvider toasts={createToasts()}>{what}</ToastProvider>
      </SpeechProvider>
    </AppProvider>,
  );
  act(() => {
    fake.push('status', fakeStatus(devices, NOW));
    fake.push('devices', { kind: 'snapshot', items: devices });
    fake.push('live', { kind: 'snapshot', columns: fakeLive(NOW) });
    fake.push('events', { kind: 'snapshot', items: fakeEvents(devices, NOW) });
  });
  await waitFor(() => expect(store.getState().me?.role).toBe('admin'));
  const bulk = () => fake.called.mock.calls.filter(([name]) => name === 'devices.bulk').map(([, input]) => input);
  return { ...fake, store, undo, devices, bulk, user: userEvent.setup() };
}
const row = (name: string) => screen.getByText(name, { selector: 'tr[data-id] td span' }).closest('tr') as HTMLElement;
const id = (name: string) => row(name).dataset['id'];
const shown = () => screen.getAllByRole('row').length - 1;
const filter = () => screen.getByRole('combobox', { name: 'Filter devices' });

describe('the list of devices', () => {
  beforeEach(() => {
    standInForBrowser();
    window.localStorage.clear();
    window.location.hash = '#/devices';
  });
  afterEach(cleanup);

  it('begins with the filter of its address, and writes what is typed there', async () => {
    window.location.hash = '#/devices?q=status:down';
    const { user } = await open();
    expect(shown()).toBe(1);
    await user.clear(filter());
    await user.type(filter(), 'gudang');
    expect(shown()).toBe(6);
    await waitFor(() => expect(window.location.hash).toBe('#/devices?q=gudang'));
  });

  it('offers fields and values while they are written', async () => {
    const { user } = await open();
    await user.type(filter(), 'sit');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(filter()).toHaveProperty('value', 'site:');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(filter()).toHaveProperty('value', 'site:"Kantor Surabaya"');
    expect(within(screen.getByRole('grid')).queryByRole('row', { name: /sw-dist-02/ })).toBeNull();
    await user.keyboard('{Escape}{Escape}');
    expect(filter()).toHaveProperty('value', '');
  });

  it('keeps its columns and the elements of its rows when nothing matches, unseen and out of reach', async () => {
    const { user } = await open();
    const element = row('nas-01');
    await user.type(filter(), 'nowhere');
    expect(screen.getByRole('grid')).toBeDefined();
    expect(shown()).toBe(0);
    expect(screen.getByText(/No device matches/)).toBeDefined();
    expect(document.querySelectorAll('tr[data-id], tr[tabindex="0"]')).toHaveLength(0);
    await user.clear(filter());
    expect(shown()).toBe(25);
    expect(row('nas-01')).toBe(element);
  });

  it('says what is wrong with a filter and at which character, and keeps the rest of it', async () => {
    const { user } = await open();
    await user.type(filter(), 'gudang latency>fast ');
    expect(await screen.findByText(/Character 16: "fast" is not a number/)).toBeDefined();
    expect(shown()).toBe(6);
    expect(document.querySelector('mark')?.textContent).toBe('fast');
  });

  it('brings back a saved view: filter, columns and order', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Gudang' }));
    expect(filter()).toHaveProperty('value', 'site:Gudang');
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('rt-gudang');
  });

  it('saves what is shown as a view', async () => {
    const { user, called } = await open();
    await user.type(filter(), 'status:down');
    await user.click(screen.getByRole('button', { name: 'Save filter' }));
    await user.type(screen.getByLabelText('Name'), 'Trouble{Enter}');
    expect(called).toHaveBeenCalledWith(
      'views.create',
      expect.objectContaining({ name: 'Trouble', filter: 'status:down', layout: 'table', shared: false }),
    );
  });

  it('marks rows by box, key, range and all, and counts them', async () => {
    const { user } = await open();
    await user.click(within(row('ap-lantai1-02')).getByRole('checkbox'));
    expect(screen.getByRole('toolbar').textContent).toContain('1 selected');
    row('ap-lantai1-02').focus();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByRole('toolbar').textContent).toContain('3 selected');
    await user.keyboard('x');
    expect(screen.getByRole('toolbar').textContent).toContain('2 selected');
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByRole('toolbar').textContent).toContain('25 selected');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('does nothing to what the filter hides', async () => {
    const { user, bulk } = await open();
    await user.click(within(row('nas-01')).getByRole('checkbox'));
    await user.click(within(row('ups-01')).getByRole('checkbox'));
    await user.type(filter(), 'nas-01');
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(bulk()).toEqual([{ update: [{ id: id('nas-01'), paused: true }] }]);
  });

  it('changes many devices after a preview, and takes it back and does it again', async () => {
    const { user, bulk, undo } = await open();
    await user.click(within(row('nas-01')).getByRole('checkbox'));
    await user.click(within(row('ups-01')).getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Bulk edit…' }));
    const dialog = screen.getByRole('dialog', { name: 'Change 2 devices' });
    expect(within(dialog).getByLabelText('Site').getAttribute('placeholder')).toBe('mixed (2 values)');
    await user.type(within(dialog).getByLabelText('Site'), 'Gudang B');
    expect(dialog.textContent).toContain('Kantor Surabaya (1), Gudang B (1) → 1 devices change');
    await user.click(within(dialog).getByRole('button', { name: 'Change 1' }));
    const [nas] = [id('nas-01')];
    await waitFor(() => expect(bulk()).toEqual([{ update: [{ id: nas, site: 'Gudang B' }] }]));
    await act(() => undo.undo());
    await act(() => undo.redo());
    expect(bulk().slice(1)).toEqual([
      { update: [{ id: nas, site: 'Kantor Surabaya' }] },
      { update: [{ id: nas, site: 'Gudang B' }] },
    ]);
  });

  it('deletes marked devices after a question and puts back the same ones', async () => {
    const { user, bulk, undo } = await open();
    await user.click(within(row('nas-01')).getByRole('checkbox'));
    await user.click(within(row('ups-01')).getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const question = screen.getByRole('alertdialog', { name: 'Delete 2 devices?' });
    const ids = [id('nas-01'), id('ups-01')];
    await user.click(within(question).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(bulk()).toEqual([{ remove: ids }]));
    await act(() => undo.undo());
    expect(bulk()[1]).toEqual({ restore: ids });
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('plans maintenance for what is marked', async () => {
    const { user, called } = await open();
    await user.click(within(row('nas-01')).getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Maintenance' }));
    await user.click(await screen.findByRole('menuitem', { name: 'For 1 hour' }));
    expect(called).toHaveBeenCalledWith('maintenance.create', {
      name: 'Maintenance: nas-01',
      deviceIds: [id('nas-01')],
      start: new Date(NOW).toISOString(),
      end: new Date(NOW + 3_600_000).toISOString(),
    });
  });

  it('narrows by a cell', async () => {
    const { user } = await open();
    fireEvent.contextMenu(within(row('sw-dist-02')).getByText('Down'));
    await user.click(await screen.findByRole('menuitem', { name: 'Exclude: -status=down' }));
    expect(filter()).toHaveProperty('value', '-status=down');
    expect(shown()).toBe(24);
  });

  it('keeps its order while somebody works in it, and says when it would be another', async () => {
    const { user, push, devices } = await open();
    await user.click(screen.getByRole('button', { name: 'Status' }));
    row('sw-dist-02').focus();
    const [first] = devices;
    if (!first) throw new Error('there is no device');
    act(() => push('devices', { kind: 'delta', upserted: [{ ...first, state: 'down' }], removed: [] }));
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('sw-dist-02');
    await user.click(screen.getByRole('button', { name: /order has changed/ }));
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('rt-edge-01');
  });

  it('keeps the focus on a device when one above it has gone', async () => {
    const { user, push } = await open();
    const [gone, , chosen] = screen.getAllByRole('row').slice(1);
    await user.click(chosen ?? document.body);
    act(() => push('devices', { kind: 'delta', upserted: [], removed: [gone?.dataset['id'] ?? ''] }));
    expect(shown()).toBe(24);
    const name = (element: Element | null | undefined) => element?.querySelector('[data-column=name]')?.textContent;
    expect(name(document.activeElement)).toBe('ap-lantai3-01');
    await user.keyboard('{ArrowDown}');
    expect(name(document.activeElement)).toBe('ap-lantai3-02');
  });

  it('is a tree of sites and groups that opens and closes by keyboard', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Tree by site and group' }));
    const [, branch] = screen.getAllByRole('row');
    expect(branch?.textContent).toContain('Gudang B6');
    expect(branch?.getAttribute('aria-expanded')).toBe('true');
    branch?.focus();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getAllByRole('row')[1]?.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('sw-dist-02')).toBeNull();
  });

  it('is tiles, walked by arrows in both directions', async () => {
    const { user, store } = await open();
    await user.click(screen.getByRole('button', { name: 'Tiles' }));
    const tiles = screen.getAllByRole('option');
    tiles[0]?.focus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    // 900 pixels hold four tiles.
    await waitFor(() => expect(store.getState().selectedId).toBe(tiles[5]?.dataset['id']));
    await user.keyboard('{Enter}');
    expect(window.location.hash).toBe(`#/device/${tiles[5]?.dataset['id'] ?? ''}`);
  });

  it('remembers its columns, and moves them by keyboard', async () => {
    const { user } = await open();
    screen.getByRole('button', { name: 'Address' }).focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(heads.slice(1, 4)).toEqual(['Status', 'Address', 'Name']);
    expect(JSON.parse(window.localStorage.getItem('ronda.devices') ?? '{}').columns.slice(0, 3)).toEqual([
      'state',
      'address',
      'name',
    ]);
  });
});

describe('pasting many', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('adds what is new, leaves out the rest, and can be undone', async () => {
    const { user, bulk } = await open(<PasteDialog onClose={() => undefined} />);
    await user.click(screen.getByRole('textbox'));
    await user.paste('10.9.0.1,new-1,Pusat\n10.20.1.1,rt,Pusat\n10.9,wrong,Pusat');
    expect(await screen.findByText('1 new')).toBeDefined();
    expect(screen.getByText('already watched as rt-edge-01')).toBeDefined();
    expect(screen.getByText(/Write all four numbers/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Add 1' }));
    const add = [{ address: '10.9.0.1', name: 'new-1', site: 'Pusat' }];
    await waitFor(() => expect(bulk()).toContainEqual({ add }));
  });
});
