import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeFacts } from '../../../../test/renderer/fake-facts.ts';
import { fakeHistory } from '../../../../test/renderer/fake-history.ts';
import { fakeInterfaces } from '../../../../test/renderer/fake-interfaces.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import type { SnmpState } from '../../../contract/facts.ts';
import { DeviceView } from './DeviceView.tsx';

const devices = fakeDevices(NOW);
const router0 = devices[0]?.id ?? '';
const switch1 = devices.find(({ name }) => name === 'sw-acc-01')?.id ?? '';

type Options = Partial<Parameters<typeof openView>[1]> & { readonly snmp?: Partial<SnmpState> };

async function open(hash: string, { snmp, answers, ...options }: Options = {}) {
  const view = await openView(<DeviceView />, {
    hash,
    devices,
    ...options,
    answers: {
      ...fakeHistory(devices, NOW),
      ...fakeInterfaces(devices, NOW),
      ...fakeFacts(devices, NOW, snmp),
      ...answers,
    },
  });
  await act(async () => undefined);
  return view;
}
const silent: Options = {
  snmp: { state: 'silent', message: 'No reply to 3 requests.', surveyedAt: null },
  answers: { 'interfaces.list': () => ({ items: [], nextCursor: null, total: 0 }) },
};

describe('the tabs of a device', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('are moved between by arrow keys, and the address says which is open', async () => {
    const { user, router } = await open(`#/device/${router0}`);
    act(() => screen.getByRole('tab', { name: 'Summary' }).focus());
    await user.keyboard('{ArrowRight}');
    expect(router.store.getState().params['tab']).toBe('ports');
    expect(screen.getByRole('tab', { name: 'Ports' }).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowLeft}');
    expect(router.store.getState().params['tab']).toBeUndefined();
  });

  it('tell in the summary what the device is, how busy it is and which ports are', async () => {
    await open(`#/device/${router0}`);
    const system = screen.getByRole('region', { name: 'System' });
    for (const text of ['CCR2004-1G-12S+2XS', 'routeros 7.19.2', 'HCK08GQ2T1R', 'Surabaya, rack 3, U12'])
      expect(within(system).getByText(text)).toBeDefined();
    expect(within(system).getByText(/with Site v2c/)).toBeDefined();
    expect(within(screen.getByRole('region', { name: 'Load' })).getByText('mean of 4')).toBeDefined();
    const top = screen.getByRole('region', { name: 'Busiest ports' });
    expect(within(top).getAllByRole('link')[0]?.getAttribute('href')).toContain('tab=ports&port=');
  });

  it('tell a viewer why there are no facts', async () => {
    const { called } = await open(`#/device/${router0}`, { role: 'viewer' });
    expect(screen.getByText(/What the device tells of itself needs the role Operator/)).toBeDefined();
    expect(called.mock.calls.some(([name]) => name === 'devices.facts')).toBe(false);
  });

  it('read everything again when asked to', async () => {
    const { user, called } = await open(`#/device/${router0}`);
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(called.mock.calls.some(([name]) => name === 'devices.survey')).toBe(true));
  });

  it.each([
    ['off', /switched off/, 'Switch SNMP on'],
    ['no-credential', /No SNMP credential holds/, 'Open credentials'],
    ['waiting', /No answer to SNMP yet/, 'Read again'],
    ['silent', /SNMP is not answering/, 'Read again'],
    ['refused', /refuses the credential Site v2c/, 'Open credentials'],
  ] as const)('say what is wrong and what helps when SNMP is %s', async (state, sentence, help) => {
    await open(`#/device/${router0}?tab=ports`, { ...silent, snmp: { ...silent.snmp, state } });
    expect(screen.getByText(sentence)).toBeDefined();
    expect(screen.getByRole('button', { name: help })).toBeDefined();
  });

  it('open the form of the device where SNMP is off', async () => {
    const { user } = await open(`#/device/${router0}?tab=graphs`, {
      snmp: { state: 'off', surveyedAt: null },
      answers: { 'devices.metrics': () => ({ items: [], nextCursor: null }) },
    });
    await user.click(screen.getByRole('button', { name: 'Switch SNMP on' }));
    expect(await screen.findByRole('checkbox', { name: 'Read by SNMP' })).toBeDefined();
  });

  it('draw what is measured, kind by kind, with the busiest ports', async () => {
    const { called } = await open(`#/device/${router0}?tab=graphs`);
    for (const name of ['Processors', 'Memory', 'Storage', 'Temperature', 'Optical power', 'DHCP leases'])
      expect(screen.getByRole('region', { name })).toBeDefined();
    expect(screen.getByRole('region', { name: 'ether1 · Internet, main line' })).toBeDefined();
    const series = called.mock.calls.filter(([name]) => name === 'metrics.series').map(([, input]) => input);
    expect(series).toContainEqual(expect.objectContaining({ id: router0, metric: 'snmp.processor.1' }));
    const optics = screen.getByRole('region', { name: 'Optical power' });
    expect(within(optics).getByText('Lower limit')).toBeDefined();
  });
});

describe('the ports of a device', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('stand on a faceplate with their state in words, and logical ones apart', async () => {
    await open(`#/device/${switch1}?tab=ports`);
    const plate = screen.getByRole('listbox', { name: 'Faceplate' });
    expect(within(plate).getAllByRole('option')).toHaveLength(52);
    expect(
      within(plate).getByRole('option', { name: /^GigabitEthernet1\/0\/1, .*Up, 100\sMbit\/s, 94\s% in use, PoE/ }),
    ).toBeDefined();
    expect(screen.getByRole('button', { name: 'Logical 4' })).toBeDefined();
  });

  it('are walked by arrow keys, and the one arrived at is shown', async () => {
    const { user, router } = await open(`#/device/${switch1}?tab=ports`);
    const [first, second] = screen.getAllByRole('option');
    act(() => first?.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(second);
    expect(second?.getAttribute('aria-selected')).toBe('true');
    expect(screen.getByRole('complementary', { name: 'GigabitEthernet1/0/2 of sw-acc-01' })).toBeDefined();
    expect(router.store.getState().params['port']).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('open with the port of the address, with its optics and their limits', async () => {
    const sfp = fakeInterfaces(devices, NOW)['interfaces.list']({ q: 'sfp-sfpplus1', deviceId: router0 }).items[0];
    await open(`#/device/${router0}?tab=ports&port=${sfp?.id ?? ''}`);
    const inspector = screen.getByRole('complementary', { name: /sfp-sfpplus1/ });
    await waitFor(() => expect(within(inspector).getByText('sfp-sfpplus1 Rx Power')).toBeDefined());
    expect(within(inspector).getAllByText(/-14 … 0.5\sdBm/).length).toBeGreaterThan(0);
  });

  it('are found and sorted in the table', async () => {
    const { user } = await open(`#/device/${router0}?tab=ports`);
    const grid = screen.getByRole('grid', { name: 'Ports' });
    await user.click(within(grid).getByRole('button', { name: 'In' }));
    expect(within(grid).getAllByRole('row')[1]?.textContent).toContain('ether1');
    await user.type(screen.getByRole('searchbox', { name: 'Find a port' }), 'pppoe');
    expect(within(grid).getAllByRole('row')).toHaveLength(2);
    await user.clear(screen.getByRole('searchbox', { name: 'Find a port' }));
    await user.click(screen.getByRole('button', { name: /^Logical/ }));
    expect(within(grid).getAllByRole('row')).toHaveLength(4);
  });
});

describe('the inventory of a device', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('is a tree that is opened and closed by keys', async () => {
    const { user } = await open(`#/device/${router0}?tab=inventory`);
    const tree = await screen.findByRole('tree', { name: 'Parts' });
    const [root] = within(tree).getAllByRole('treeitem');
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(6);
    expect(root?.getAttribute('aria-expanded')).toBe('true');
    act(() => root?.focus());
    await user.keyboard('{ArrowLeft}');
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(1);
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('PSU 1');
  });

  it('has tables of what the device knows, with a filter', async () => {
    const { user } = await open(`#/device/${router0}?tab=inventory`);
    await user.click(await screen.findByRole('button', { name: 'FDB 180' }));
    const grid = screen.getByRole('grid', { name: 'FDB' });
    expect(grid.getAttribute('aria-rowcount')).toBe('181');
    await user.type(screen.getByRole('searchbox', { name: 'Find in the table' }), 'dca6.3200.1eef');
    expect(screen.getByRole('grid', { name: 'FDB' }).getAttribute('aria-rowcount')).toBe('2');
  });

  it('reads processes and routes when they are looked at, ports by their names', async () => {
    const { user, called } = await open(`#/device/${router0}?tab=inventory`);
    await user.click(await screen.findByRole('button', { name: 'Processes' }));
    const processes = await screen.findByRole('grid', { name: 'Processes' });
    expect(within(processes).getByText('/usr/sbin/sshd -D')).toBeDefined();
    expect(within(processes).getByText(/^12\.0?\sMiB$|^12\sMiB$/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Routes' }));
    const routes = await screen.findByRole('grid', { name: 'Routes' });
    expect(within(routes).getAllByRole('row')[1]?.textContent).toMatch(/0\.0\.0\.0\/0.*10\.20\.1\.254.*ether1.*Remote/);
    expect(screen.getByText(/only the first 2 lines were read/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Read now' }));
    await waitFor(() => expect(called.mock.calls.filter(([name]) => name === 'devices.routes')).toHaveLength(2));
  });

  it('is not open to a viewer, and says why', async () => {
    const { called } = await open(`#/device/${router0}?tab=inventory`, { role: 'viewer' });
    expect(screen.getByText('The inventory is not open to this role.')).toBeDefined();
    expect(called.mock.calls.some(([name]) => name === 'devices.facts')).toBe(false);
  });
});
