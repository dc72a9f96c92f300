import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../../contract/define.ts';
import { fakeDevice } from '../../../../test/renderer/fake-devices.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { CommandPalette } from './CommandPalette.tsx';

async function open(role: Role = 'admin') {
  const onClose = vi.fn<() => void>();
  const onAdd = vi.fn<() => void>();
  const view = await openView(<CommandPalette onClose={onClose} onAdd={onAdd} />, {
    hash: '#/logs',
    role,
    answers: {
      'views.list': () => ({ items: [], nextCursor: null }),
      'devices.add': ({ address }) => fakeDevice([address, address, 'unknown', null, ''], 99, NOW),
    },
  });
  const input = await screen.findByRole('combobox');
  return { ...view, onClose, onAdd, input };
}
const options = () => screen.getAllByRole('option').map((option) => option.textContent);

describe('the command palette', () => {
  beforeEach(() => {
    standInForBrowser();
    Element.prototype.scrollIntoView = () => undefined;
    window.localStorage.clear();
  });
  afterEach(cleanup);

  it('offers commands before anything is typed', async () => {
    await open();
    expect(options()[0]).toContain('Add a device');
  });

  it('finds a device by a part of its address and goes there', async () => {
    const { user, input, router, onClose } = await open();
    await user.type(input, '20.1.5{Enter}');
    await waitFor(() => expect(router.store.getState().view).toBe('device'));
    expect(onClose).toHaveBeenCalled();
  });

  it('runs a command, and offers it first the next time', async () => {
    const { user, input, store } = await open();
    await user.type(input, '>hold{Enter}');
    expect(store.getState().isPaused).toBe(true);
    cleanup();
    await open();
    expect(screen.getByText('Used lately')).toBeTruthy();
  });

  it('adds an address that nobody watches yet, with undo', async () => {
    const { user, input, called, undo } = await open();
    await user.type(input, '10.9.9.9');
    expect(options()[0]).toContain('Add 10.9.9.9');
    await user.keyboard('{Enter}');
    expect(called).toHaveBeenCalledWith('devices.add', { address: '10.9.9.9' });
    await waitFor(() => expect(undo.store.getState().done).toHaveLength(1));
  });

  it('offers a viewer nothing that changes the watch', async () => {
    const { user, input } = await open('viewer');
    expect(options().join(' ')).not.toContain('Add a device');
    await user.type(input, '10.9.9.9');
    expect(screen.queryByText(/Add 10\.9\.9\.9/)).toBeNull();
    expect(screen.getByText('Nothing is called "10.9.9.9".')).toBeTruthy();
  });

  it('leads to a setting', async () => {
    const { user, input, router } = await open();
    await user.type(input, ',verify{Enter}');
    await waitFor(() =>
      expect(router.store.getState()).toMatchObject({ view: 'settings', id: 'data', params: { field: 'verify' } }),
    );
  });

  it('opens the dialog for a new device in its place', async () => {
    const { user, input, onAdd } = await open();
    await user.type(input, 'add a dev{Enter}');
    expect(onAdd).toHaveBeenCalled();
  });
});
