import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeFacts } from '../../../../test/renderer/fake-facts.ts';
import { fakeInterfaces } from '../../../../test/renderer/fake-interfaces.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { InterfacesView } from './InterfacesView.tsx';

const devices = fakeDevices(NOW);
type Options = Partial<Parameters<typeof openView>[1]>;

async function open({ answers, ...options }: Options = {}) {
  const view = await openView(<InterfacesView />, {
    hash: '#/interfaces',
    devices,
    ...options,
    answers: { ...fakeInterfaces(devices, NOW, 3), ...fakeFacts(devices, NOW), ...answers },
  });
  // One for the ports, one for what is asked about them.
  await act(() => vi.advanceTimersByTimeAsync(400));
  await act(() => vi.advanceTimersByTimeAsync(400));
  return view;
}
type Called = { mock: { calls: readonly (readonly unknown[])[] } };
const asked = (called: Called, name: string) =>
  called.mock.calls.filter(([one]) => one === name).map(([, input]) => input as Record<string, unknown>);
const grid = () => screen.getByRole('grid', { name: 'Interfaces' });
const rows = () => within(grid()).getAllByRole('row').slice(1);

describe('the page of all interfaces', () => {
  beforeEach(() => {
    standInForBrowser();
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows the fullest first, of all that there are only one page', async () => {
    const { called } = await open();
    expect(asked(called, 'interfaces.list')).toEqual([
      { hideAdminDown: false, order: 'util', descending: true, limit: 200 },
    ]);
    expect(rows()[0]?.textContent).toMatch(/sw-core-01.*Gi1\/0\/3.*97.8/);
    expect(Number(grid().getAttribute('aria-rowcount'))).toBeGreaterThan(1000);
    expect(rows().length).toBeLessThan(60);
    expect(screen.getByText(/^200 of 1,\d\d\d$/)).toBeDefined();
  });

  it('exports all that the filter finds, not only the rows that were read', async () => {
    const links: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      links.push(this.getAttribute('href') ?? '');
    });
    const { user } = await open({ hash: '#/interfaces?q=core&order=in' });
    await user.click(screen.getByRole('button', { name: /^Export/ }));
    expect(await screen.findByText(/^All [\d,]+ interfaces of the filter/)).toBeDefined();
    await user.click(screen.getByRole('menuitem', { name: /CSV/ }));
    expect(links).toEqual(['/api/v1/interfaces/export?format=csv&q=core&hideAdminDown=false&order=in&descending=true']);
    vi.restoreAllMocks();
  });

  it('asks for the 95th percentile of those in sight', async () => {
    Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 1600 });
    const { called } = await open({ hash: '#/interfaces?q=rt-edge-01' });
    const [first] = asked(called, 'interfaces.p95');
    expect((first?.['id'] as string[] | undefined)?.length).toBeLessThan(60);
    await waitFor(() => expect(grid().textContent).toContain('940 / 220\u00a0Mbit/s'));
  });

  it('narrows by what is typed and chosen, and the address holds it', async () => {
    const { user, called, router } = await open();
    await user.type(screen.getByRole('searchbox'), 'rt-edge');
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Down');
    await user.click(screen.getByRole('button', { name: 'Hide disabled' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Share of the speed in use' }), '10');
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(router.store.getState().params).toMatchObject({ q: 'rt-edge', oper: 'down', disabled: 'hide', util: '10' });
    expect(asked(called, 'interfaces.list').at(-1)).toMatchObject({
      q: 'rt-edge',
      oper: 'down',
      hideAdminDown: true,
      minUtilPct: 10,
    });
    expect(screen.getByText('No interface matches.')).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: 'Clear the filter' })[0] as HTMLElement);
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(rows().length).toBeGreaterThan(10);
  });

  it('sorts by the head of a column, and says so', async () => {
    const { user, called } = await open();
    expect(screen.getByRole('columnheader', { name: 'Load' }).getAttribute('aria-sort')).toBe('descending');
    await user.click(screen.getByRole('button', { name: 'Device' }));
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(asked(called, 'interfaces.list').at(-1)).toMatchObject({ order: 'device', descending: false });
    await user.click(screen.getByRole('button', { name: 'Device' }));
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(asked(called, 'interfaces.list').at(-1)).toMatchObject({ order: 'device', descending: true });
  });

  it('keeps every row in its place while one is chosen, with fresh values', async () => {
    let turn = 0;
    const known = fakeInterfaces(devices, NOW, 3);
    const { user } = await open({
      answers: {
        'interfaces.list': (input) => {
          const answer = known['interfaces.list'](input);
          const items = answer.items.map((row) => ({ ...row, inBps: turn * 1000 }));
          return { ...answer, items: turn === 0 ? items : items.toReversed() };
        },
      },
    });
    const before = rows().map((row) => row.dataset['id']);
    await user.click(rows()[1] as HTMLElement);
    turn = 7;
    await act(() => vi.advanceTimersByTimeAsync(5200));
    expect(rows().map((row) => row.dataset['id'])).toEqual(before);
    expect(rows()[1]?.textContent).toContain('7.0');
    expect(screen.getByText('Rows keep their places while you look.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Order anew' }));
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(rows().map((row) => row.dataset['id'])).not.toEqual(before);
  });

  it('opens a port beside the list, closes it with Esc, and leads to its device with Enter', async () => {
    const { user, router } = await open({ hash: '#/interfaces?q=rt-edge-01' });
    await user.click(within(grid()).getAllByText('ether1')[0] as HTMLElement);
    const inspector = screen.getByRole('complementary', { name: 'ether1 of rt-edge-01' });
    expect(within(inspector).getByText('Internet, main line')).toBeDefined();
    expect(within(inspector).getByRole('region', { name: 'Traffic' })).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    rows()[0]?.focus();
    await user.keyboard('{Enter}');
    expect(router.store.getState()).toMatchObject({ view: 'device', id: devices[0]?.id, params: { tab: 'ports' } });
  });

  it('moves by arrow keys without asking for every port on the way', async () => {
    const { user, called } = await open();
    rows()[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(rows()[2]?.getAttribute('aria-selected')).toBe('true');
    expect(asked(called, 'interfaces.series')).toHaveLength(0);
    await user.keyboard(' ');
    expect(screen.getByRole('complementary')).toBeDefined();
  });

  it('reads every second only while that is wanted', async () => {
    const { user, called } = await open();
    await user.click(rows()[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Watch every second' }));
    await act(() => vi.advanceTimersByTimeAsync(3100));
    const count = asked(called, 'interfaces.live').length;
    expect(count).toBeGreaterThanOrEqual(3);
    expect(Number(asked(called, 'interfaces.live').at(-1)?.['after'])).toBeGreaterThan(0);
    await user.keyboard('{Escape}');
    await act(() => vi.advanceTimersByTimeAsync(3100));
    expect(asked(called, 'interfaces.live')).toHaveLength(count);
  });

  it('changes what a port is called and how fast its line is', async () => {
    const { user, called } = await open({ hash: '#/interfaces?q=rt-edge-01' });
    await user.click(rows()[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Name and speed' }));
    const dialog = screen.getByRole('dialog');
    const label = within(dialog).getByLabelText('Name here');
    await user.clear(label);
    await user.type(label, 'Main line');
    await user.type(within(dialog).getByLabelText('Speed out'), 'fast');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(asked(called, 'interfaces.update')).toHaveLength(0);
    await user.clear(within(dialog).getByLabelText('Speed out'));
    await user.type(within(dialog).getByLabelText('Speed out'), '100');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(asked(called, 'interfaces.update')[0]).toMatchObject({
      label: 'Main line',
      speedInBps: 500_000_000,
      speedOutBps: 100_000_000,
    });
    await waitFor(() => expect(within(grid()).getByText('Main line')).toBeDefined());
  });

  it('lets a viewer look, but not change or read every second', async () => {
    const { user } = await open({ role: 'viewer' });
    await user.click(rows()[0] as HTMLElement);
    for (const name of ['Name and speed', 'Watch every second'])
      expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true');
  });

  it('says what is missing where no device answers SNMP', async () => {
    const none = () => ({ items: [], nextCursor: null, total: 0 });
    const { user, router } = await open({ answers: { 'interfaces.list': none } });
    expect(screen.getByText('No interface is known yet.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Open credentials' }));
    expect(router.store.getState()).toMatchObject({ view: 'settings', id: 'credentials' });
  });

  it('shows names from elsewhere as text', async () => {
    const known = fakeInterfaces(devices, NOW);
    await open({
      answers: {
        'interfaces.list': (input) => {
          const answer = known['interfaces.list'](input);
          const evil = '<img src=x onerror=alert(1)>';
          return { ...answer, items: answer.items.map((row) => ({ ...row, name: evil, alias: evil, label: null })) };
        },
      },
    });
    expect(screen.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0);
    expect(document.querySelector('img')).toBeNull();
  });
});
