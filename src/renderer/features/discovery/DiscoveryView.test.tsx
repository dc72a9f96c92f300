import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, fakeNetworks, fakeScan, SCAN_ID } from '../../../../test/renderer/fake-discovery.ts';
import { openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { DiscoveryView } from './DiscoveryView.tsx';

async function open(hash: string, hosts = [fakeHost(1), fakeHost(2, { type: 'computer' })]) {
  const view = await openView(<DiscoveryView />, {
    hash,
    devices: [],
    answers: {
      'discovery.networks': () => ({ items: [...fakeNetworks], nextCursor: null }),
      'discovery.targets': ({ targets }) => ({
        addresses: targets.length * 254,
        names: 0,
        errors: targets.includes('10.0.0.0/8')
          ? [{ text: '10.0.0.0/8', message: 'That is 16,777,216 addresses.' }]
          : [],
      }),
      'scans.start': () => fakeScan(),
      'scans.addCredentials': () => fakeScan(),
      'scans.cancel': () => fakeScan({ state: 'cancelled' }),
      'discovered.accept': ({ ids }) => ({ added: [...(ids ?? [])], updated: [] }),
      'discovered.ignore': () => ({ items: [] }),
      'schedules.list': () => ({ items: [], nextCursor: null }),
    },
  });
  act(() => view.push('scans', { kind: 'snapshot', scans: [fakeScan()], found: hosts }));
  return view;
}

describe('the wizard', () => {
  beforeEach(() => standInForBrowser());
  afterEach(cleanup);

  it('ticks the network that leads on, not virtual ones, and starts without typing', async () => {
    const { user, called } = await open('#/discovery/new');
    const box = await screen.findByRole('checkbox', { name: /eth0/ });
    expect((box as HTMLInputElement).checked).toBe(true);
    const virtual = screen.getByRole<HTMLInputElement>('checkbox', { name: /docker0/ });
    expect([virtual.checked, virtual.disabled]).toEqual([false, true]);
    expect(await screen.findByText('254 addresses to try')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start the scan' }));
    expect(called).toHaveBeenCalledWith(
      'scans.start',
      expect.objectContaining({ targets: ['10.0.0.0/24'], recurse: true, accept: 'none' }),
    );
    expect(window.location.hash).toBe(`#/discovery/new?scan=${SCAN_ID}`);
  });

  it('says what is wrong with a target, and does not start', async () => {
    const { user } = await open('#/discovery/new');
    await user.type(await screen.findByLabelText('Other addresses'), '10.0.0.0/8');
    expect(await screen.findByText(/16,777,216 addresses/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Start the scan' }).hasAttribute('disabled')).toBe(true);
  });

  it('shows what answers beside the credentials, and tries another one without showing it again', async () => {
    const { user, called } = await open(`#/discovery/new?scan=${SCAN_ID}`);
    expect(screen.getByText('answers on 2 of 3 · only for this scan')).toBeDefined();
    expect(within(screen.getByRole('grid', { name: 'Found' })).getByText('10.0.0.1')).toBeDefined();
    const secret = screen.getByLabelText<HTMLInputElement>('Community');
    await user.type(secret, 'secret-1{Enter}');
    expect(called).toHaveBeenCalledWith('scans.addCredentials', {
      id: SCAN_ID,
      credentials: [{ kind: 'snmp-v2c', community: 'secret-1' }],
    });
    expect(secret.value).toBe('');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(called).toHaveBeenCalledWith('scans.cancel', { id: SCAN_ID });
  });

  it('watches the network and leaves computers alone unless told', async () => {
    const { user, called } = await open(`#/discovery/new?scan=${SCAN_ID}&step=review`);
    expect(screen.getByText('1 of 2 chosen')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Watch 1' }));
    expect(called).toHaveBeenCalledWith('discovered.accept', expect.objectContaining({ ids: [fakeHost(1).id] }));
  });
});

describe('the review', () => {
  beforeEach(() => standInForBrowser());
  afterEach(cleanup);

  it('takes over or ignores what is chosen, with a way back', async () => {
    const { user, called } = await open('#/discovery');
    await user.click(screen.getByRole('checkbox', { name: 'Choose host-1' }));
    await user.click(screen.getByRole('button', { name: 'Watch 1' }));
    expect(called).toHaveBeenCalledWith('discovered.accept', { ids: [fakeHost(1).id] });
    await user.click(screen.getByRole('checkbox', { name: 'Choose host-2' }));
    await user.click(screen.getByRole('button', { name: 'Ignore' }));
    expect(called).toHaveBeenCalledWith('discovered.ignore', { ids: [fakeHost(2).id], ignored: true });
    await user.click((await screen.findAllByRole('button', { name: 'Undo' })).at(-1) as HTMLElement);
    expect(called).toHaveBeenCalledWith('discovered.ignore', { ids: [fakeHost(2).id], ignored: false });
  });

  it('tells before and after of what changed, as text', async () => {
    const changed = fakeHost(1, {
      state: 'changed',
      differences: [{ field: 'version', before: '7.14', after: '<b>7.15</b>' }],
    });
    const { user } = await open('#/discovery', [changed]);
    await user.click(screen.getByText('10.0.0.1'));
    const inspector = screen.getByRole('complementary', { name: 'host-1' });
    expect(within(inspector).getByText('<b>7.15</b>')).toBeDefined();
  });

  it('leads to a scan when there is nothing to decide', async () => {
    const { user } = await open('#/discovery', []);
    expect(screen.getByText('Nothing to review.')).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: 'Scan a network' })[0] as HTMLElement);
    expect(window.location.hash).toBe('#/discovery/new');
  });
});
