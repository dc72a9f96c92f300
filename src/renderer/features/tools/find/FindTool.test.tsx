import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openView } from '../../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../../test/renderer/stand-ins.ts';
import type { Sighting } from '../../../../contract/topology.ts';
import { FindTool } from './FindTool.tsx';

const sighting: Sighting = {
  node: '0192f000-0001-7000-8000-000000000006',
  deviceId: '0192f000-0001-7000-8000-000000000006',
  deviceName: 'sw-acc-01',
  port: 'Gi0/3',
  interfaceId: null,
  vlan: 20,
  how: 'direct',
  from: '2026-01-15T11:00:00.000Z',
  to: null,
};

describe('finding where somebody is', () => {
  beforeEach(() => standInForBrowser());
  afterEach(cleanup);

  it('tells port, VLAN and since when, and leads there', async () => {
    const { user, called } = await openView(<FindTool />, {
      hash: '#/tools/find',
      answers: {
        'find.run': () => ({
          items: [
            {
              matched: 'mac',
              node: null,
              deviceId: null,
              name: '<i>pc</i>',
              macs: ['001ac1409080'],
              addresses: ['10.0.0.80'],
              vendor: '3Com',
              sightings: [sighting],
              history: [],
            },
          ],
          nextCursor: null,
        }),
      },
    });
    await user.type(screen.getByRole('searchbox'), '00:1a:c1{Enter}');
    expect(called).toHaveBeenCalledWith('find.run', { q: '00:1a:c1' });
    const item = within(await screen.findByRole('list', { name: 'Find' })).getByRole('listitem');
    expect(item.textContent).toContain('<i>pc</i>');
    expect(item.textContent).toMatch(/sw-acc-01 Gi0\/3.*plugged in here.*VLAN 20/);
    expect(within(item).getByRole('link', { name: 'On the map' }).getAttribute('href')).toContain(
      `focus=${sighting.node}`,
    );
  });

  it('tells where this computer is, or what to do about not knowing', async () => {
    const own = { mac: null, addresses: ['10.0.0.50'], duplex: null, inErrors: null, outErrors: null };
    const { user } = await openView(<FindTool />, {
      hash: '#/tools/find',
      answers: {
        'find.me': () => ({
          items: [
            { ...own, name: 'eth0', pluggedInto: sighting, speedBps: 1e9, hint: null },
            { ...own, name: 'wlan0', pluggedInto: null, speedBps: null, hint: 'Add the switch.' },
          ],
          nextCursor: null,
        }),
      },
    });
    await user.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByText('eth0 is plugged into sw-acc-01 Gi0/3')).toBeDefined();
    expect(screen.getByText('Add the switch.')).toBeDefined();
  });
});
