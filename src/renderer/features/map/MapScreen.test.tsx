import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeMaps, fakeTopology } from '../../../../test/renderer/fake-topology.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import type { MapView } from '../../../contract/maps.ts';
import { MapPage } from './MapPage.tsx';

const devices = fakeDevices(NOW);
const topology = fakeTopology(devices, NOW);
const PLACEMENTS = topology.nodes.map(({ id }, index) => ({
  node: id,
  x: (index % 6) * 150,
  y: Math.floor(index / 6) * 120,
}));

beforeEach(() => {
  // jsdom has no dialogs that open.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function openMap(given: Partial<MapView> = {}, hash = '#/map', told = topology) {
  const view = await openView(<MapPage />, {
    hash,
    devices,
    answers: {
      ...fakeMaps(given, told),
      'interfaces.list': () => ({ items: [], nextCursor: null, total: 0 }),
    } as never,
  });
  await act(async () => view.push('topology', { kind: 'snapshot', nodes: told.nodes, links: told.links }));
  return view;
}
const placeCalls = (called: { mock: { calls: unknown[][] } }) =>
  called.mock.calls.filter(([name]) => name === 'maps.place');

it('arranges itself at the very first sight and keeps the answer', async () => {
  const { called } = await openMap();
  await waitFor(() => expect(placeCalls(called)).toHaveLength(1));
  const [, input] = placeCalls(called)[0] as [string, { put: unknown[] }];
  expect(input.put).toHaveLength(topology.nodes.length);
  expect(screen.queryByRole('region', { name: 'Unplaced' })).toBeNull();
});

it('moves nothing for what is new: it waits in the tray until somebody places it', async () => {
  const { called, user } = await openMap({ placements: PLACEMENTS.slice(1) });
  const tray = await screen.findByRole('region', { name: 'Unplaced' });
  expect(placeCalls(called)).toEqual([]);
  await user.click(screen.getByRole('button', { name: topology.nodes[0]?.name ?? '' }));
  await waitFor(() => expect(placeCalls(called)).toHaveLength(1));
  const [, input] = placeCalls(called)[0] as [string, { put: { node: string }[] }];
  expect(input.put.map(({ node }) => node)).toEqual([topology.nodes[0]?.id]);
  await waitFor(() => expect(tray.isConnected).toBe(false));
});

it('takes back what was placed, and does it again', async () => {
  const { called, user, undo } = await openMap({ placements: PLACEMENTS.slice(1) });
  await user.click(await screen.findByRole('button', { name: topology.nodes[0]?.name ?? '' }));
  await waitFor(() => expect(undo.store.getState().done).toHaveLength(1));
  await act(() => undo.undo());
  expect(placeCalls(called).at(-1)?.[1]).toMatchObject({ unplace: [topology.nodes[0]?.id], put: [] });
  expect(await screen.findByRole('region', { name: 'Unplaced' })).toBeTruthy();
  await act(() => undo.redo());
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Unplaced' })).toBeNull());
});

it('goes from node to node by arrows, opens by Enter and lets go by Esc', async () => {
  const { user, router } = await openMap({ placements: PLACEMENTS });
  const list = await screen.findByRole('listbox');
  list.focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('complementary').textContent).toContain(topology.nodes[0]?.name);
  await user.keyboard('{ArrowRight}');
  expect(within(list).getByRole('option', { selected: true }).textContent).toContain(topology.nodes[1]?.name);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  await user.keyboard('{ArrowRight}{Enter}');
  expect(window.location.hash).toBe(`#/device/${topology.nodes[0]?.id ?? ''}`);
  router.go({ view: 'map' });
});

it('says of a link at both ends what it is known from', async () => {
  const { user } = await openMap({ placements: PLACEMENTS });
  const list = await screen.findByRole('listbox');
  list.focus();
  await user.keyboard('{ArrowRight}');
  const [line] = screen.getByRole('complementary').querySelectorAll('ul button');
  await user.click(line as Element);
  expect(screen.getByRole('complementary').textContent).toMatch(/LLDP.*sees/);
  expect(screen.getByText('Confidence')).toBeTruthy();
});

it('is a table as well', async () => {
  const { user } = await openMap({ placements: PLACEMENTS });
  await user.click(await screen.findByRole('button', { name: 'List' }));
  expect(screen.getAllByRole('grid').map((grid) => grid.getAttribute('aria-label'))).toEqual(['Links', 'Nodes']);
});

it('asks for a scan when there is nothing to draw', async () => {
  await openMap({}, '#/map', { at: topology.at, nodes: [], links: [] });
  expect(await screen.findByText('Nothing is drawn yet.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Scan network' }).getAttribute('href')).toBe('#/discovery');
});

it('shows the past for looking only', async () => {
  const { user, called } = await openMap({ placements: PLACEMENTS });
  await user.click(await screen.findByRole('button', { name: 'Replay' }));
  await user.click(await screen.findByRole('button', { name: 'Play' }));
  expect(await screen.findByText(/Nothing can be changed here/)).toBeTruthy();
  expect(called.mock.calls.some(([name]) => name === 'topology.get')).toBe(true);
  await user.click(screen.getAllByRole('button', { name: 'Back to now' })[0] as Element);
  expect(screen.queryByText(/Nothing can be changed here/)).toBeNull();
});

it('lights the path between two nodes', async () => {
  const { user, called } = await openMap({ placements: PLACEMENTS });
  const list = await screen.findByRole('listbox');
  list.focus();
  await user.keyboard('{ArrowRight}');
  await user.click(screen.getByRole('button', { name: 'Path from here to…' }));
  list.focus();
  await user.keyboard('{ArrowRight}');
  await waitFor(() =>
    expect(called.mock.calls.find(([name]) => name === 'topology.path')?.[1]).toMatchObject({
      from: topology.nodes[0]?.id,
      to: topology.nodes[1]?.id,
    }),
  );
});
