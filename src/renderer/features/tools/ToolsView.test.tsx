import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakeFacts } from '../../../../test/renderer/fake-facts.ts';
import { fakeSnmp } from '../../../../test/renderer/fake-snmp.ts';
import { NOW, openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { ToolsView } from './ToolsView.tsx';

const devices = fakeDevices(NOW);
const router0 = devices[0]?.id ?? '';

async function open(params: string, options: Partial<Parameters<typeof openView>[1]> = {}) {
  Element.prototype.scrollIntoView = () => undefined;
  const view = await openView(<ToolsView />, {
    hash: `#/tools/snmp?${params}`,
    devices,
    ...options,
    answers: { ...fakeFacts(devices, NOW), ...fakeSnmp(), ...options.answers },
  });
  await screen.findByRole('treeitem', { name: /mib-2/ });
  return view;
}
type Called = { mock: { calls: readonly (readonly unknown[])[] } };
const asked = (called: Called, name: string) =>
  called.mock.calls.filter(([one]) => one === name).map(([, input]) => input);
const press = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the SNMP browser', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('opens at what a link says, and sends nothing by itself', async () => {
    const { called } = await open(`target=${router0}&oid=IF-MIB::ifInOctets.1`);
    const item = await screen.findByRole('treeitem', { name: /ifInOctets/ });
    await waitFor(() => expect(item.getAttribute('aria-selected')).toBe('true'));
    const details = screen.getByRole('region', { name: 'About this name' });
    for (const text of ['1.3.6.1.2.1.2.2.1.10', 'Counter32', 'IF-MIB'])
      expect(within(details).getByText(text)).toBeDefined();
    expect(called.mock.calls.filter(([name]) => name.startsWith('snmp.'))).toEqual([]);
  });

  it('is walked by keys: arrows open and choose, Enter asks', async () => {
    const { user, called, router } = await open(`target=${router0}`);
    act(() => screen.getByRole('treeitem', { name: /directory/ }).focus());
    await user.keyboard('s');
    expect(document.activeElement?.textContent).toContain('system');
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('treeitem', { name: /sysDescr/ });
    await user.keyboard('{ArrowRight}');
    expect(router.store.getState().params['oid']).toBe('SNMPv2-MIB::sysDescr.0');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked(called, 'snmp.get')).toEqual([{ id: router0, oids: ['SNMPv2-MIB::sysDescr.0'] }]));
    expect((await screen.findAllByText('no such value')).length).toBeGreaterThan(0);
  });

  it('finds names by words, and takes one with the arrows', async () => {
    const { user, router } = await open(`target=${router0}`);
    await user.type(screen.getByRole('searchbox', { name: 'Find a name, number or word' }), 'ifin');
    const list = await screen.findByRole('listbox', { name: '1 names found' });
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(within(list).getByRole('option').getAttribute('aria-selected')).toBe('true');
    expect(router.store.getState().params['oid']).toBe('IF-MIB::ifInOctets');
    await user.keyboard('{ArrowUp}{Escape}');
    expect(await screen.findByRole('tree')).toBeDefined();
  });

  it('walks, says what is cut, and narrows the list', async () => {
    const { user } = await open(`target=${router0}&oid=IF-MIB::ifTable`);
    await user.click(press('Walk'));
    const grid = await screen.findByRole('grid', { name: 'Values' });
    expect(grid.getAttribute('aria-rowcount')).toBe('10');
    expect(screen.getByText(/Cut after 9 values/)).toBeDefined();
    await user.type(screen.getByRole('searchbox', { name: 'Filter the result' }), 'ether2');
    expect(screen.getByRole('grid', { name: 'Values' }).getAttribute('aria-rowcount')).toBe('2');
    expect(screen.getByText(/^1 of 9 values/)).toBeDefined();
  });

  it('leaves a walk on demand', async () => {
    const { user } = await open(`target=${router0}&oid=IF-MIB::ifTable`, {
      answers: { 'snmp.walk': () => new Promise(() => undefined) as never },
    });
    await user.click(press('Walk'));
    expect(screen.getByRole('progressbar', { name: 'Waiting for the device' })).toBeDefined();
    await user.click(press('Cancel'));
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByText(/^Left\./)).toBeDefined();
  });

  it('counts what came of a walk, and keeps it when the rest is left', async () => {
    const answers = fakeSnmp();
    const walk = (input: Parameters<(typeof answers)['snmp.walk']>[0]) =>
      input.after === undefined ? answers['snmp.walk'](input) : (new Promise(() => undefined) as never);
    const { user, called } = await open(`target=${router0}&oid=IF-MIB::ifTable`, { answers: { 'snmp.walk': walk } });
    await user.click(press('Walk'));
    expect(await screen.findByText(/^5 values so far/)).toBeDefined();
    expect(screen.getByRole('grid', { name: 'Values' }).getAttribute('aria-rowcount')).toBe('6');
    await user.click(press('Cancel'));
    expect(screen.getByText(/^Left after 5 values/)).toBeDefined();
    expect(screen.getByRole('grid', { name: 'Values' }).getAttribute('aria-rowcount')).toBe('6');
    expect(asked(called, 'snmp.walk')).toHaveLength(2);
  });

  it('watches a column of a table from then on, and ends it with a way back', async () => {
    const { user, called } = await open(`target=${router0}&oid=IF-MIB::ifTable`);
    await user.click(press('Table'));
    const grid = await screen.findByRole('grid', { name: 'Table' });
    await user.click(within(grid).getAllByRole('row')[2] as HTMLElement);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Column of the row' }), 'ifInOctets.2');
    await user.click(press('Watch this column'));
    const dialog = screen.getByRole('dialog', { name: 'Watch this column' });
    expect(within(dialog).getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: 'Watch' }));
    const settings = { label: 'ifInOctets', unit: '', isCounter: true, isColumn: true };
    await waitFor(() =>
      expect(asked(called, 'oids.add')).toEqual([{ id: router0, oid: '1.3.6.1.2.1.2.2.1.10', ...settings }]),
    );
    await user.click(press(/^Watched/));
    await user.click(await screen.findByRole('button', { name: 'Watch ifInOctets no longer' }));
    expect(await screen.findByText('No value is watched by hand.')).toBeDefined();
    await user.click(press('Undo'));
    expect(await screen.findByRole('button', { name: 'Watch ifInOctets no longer' })).toBeDefined();
  });

  it('sets a value only when the name of the device is written', async () => {
    const { user, called } = await open(`target=${router0}&oid=IF-MIB::ifAdminStatus.1`);
    await waitFor(() => expect(press('Set').getAttribute('aria-disabled')).toBeNull());
    await user.click(press('Set'));
    const dialog = await screen.findByRole('dialog', { name: 'Set a value of rt-edge-01' });
    await user.selectOptions(await within(dialog).findByRole('combobox', { name: 'New value' }), 'down (2)');
    expect(within(dialog).getByText('up (1)', { selector: 'dd' })).toBeDefined();
    expect(within(dialog).getByText('down (2)', { selector: 'dd' })).toBeDefined();
    const submit = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Set the value' });
    expect(submit.disabled).toBe(true);
    await user.type(within(dialog).getByRole('textbox', { name: 'Type rt-edge-01 to confirm' }), 'rt-edge-01');
    await user.click(submit);
    await waitFor(() =>
      expect(asked(called, 'snmp.set')).toEqual([
        { id: router0, oid: 'IF-MIB::ifAdminStatus.1', type: 'integer', value: '2', confirm: 'rt-edge-01' },
      ]),
    );
  });

  it.each([
    ['operator', 'Set', 'Engineer'],
    ['viewer', 'Get', 'Operator'],
  ] as const)('tells a %s why %s is off', async (role, name, needs) => {
    const { user } = await open(`target=${router0}&oid=IF-MIB::ifAdminStatus.1`, { role });
    expect(press(name).getAttribute('aria-disabled')).toBe('true');
    await user.hover(press(name));
    expect((await screen.findAllByText(new RegExp(needs))).length).toBeGreaterThan(0);
  });
});
