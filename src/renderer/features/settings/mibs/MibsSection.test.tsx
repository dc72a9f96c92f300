import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAKE_MIB } from '../../../../../test/renderer/fake-snmp.ts';
import { openView } from '../../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../../test/renderer/stand-ins.ts';
import { Fault } from '../../../../contract/faults.ts';
import type { MibFile } from '../../../../contract/mibs.ts';
import { mibText, readMib } from './mib-import.model.ts';
import { MibsSection } from './MibsSection.tsx';

const open = (items: readonly MibFile[], role: 'engineer' | 'operator' = 'engineer') =>
  openView(<MibsSection />, {
    hash: '#/settings/mibs',
    role,
    answers: {
      'mibs.list': () => ({ items: [...items], nextCursor: null }),
      'mibs.add': ({ text }) => {
        if (!text.includes('DEFINITIONS')) throw new Fault('invalid-input', 'Line 1: no MIB.');
        return FAKE_MIB;
      },
      'mibs.remove': () => ({}),
    },
  });
const file = (name: string, content: string) => new File([content], name);

describe('the MIB files', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('are imported one after the other, each with what came of it', async () => {
    const { user, called } = await open([]);
    expect(screen.getByText('No file is imported.')).toBeDefined();
    const files = [file('a.my', 'ACME-MIB DEFINITIONS'), file('b.txt', 'hello'), file('c.mib', 'a\0b')];
    await user.upload(screen.getByLabelText('MIB files to import'), files);
    const results = await screen.findByRole('list', { name: 'What came of it' });
    await waitFor(() => expect(within(results).getByText('The file is not text.')).toBeDefined());
    expect(within(results).getByText('imported; problems: 1')).toBeDefined();
    expect(within(results).getByText('Line 1: no MIB.')).toBeDefined();
    expect(called.mock.calls.filter(([name]) => name === 'mibs.add')).toHaveLength(2);
  });

  it('can be dropped', async () => {
    const { called } = await open([]);
    const place = screen.getByRole('region', { name: 'Import MIB files' }).firstElementChild;
    if (place) fireEvent.drop(place, { dataTransfer: { files: [file('a.my', 'ACME-MIB DEFINITIONS')] } });
    await waitFor(() => expect(called.mock.calls.some(([name]) => name === 'mibs.add')).toBe(true));
  });

  it('are listed with their problems, and removed after a question', async () => {
    const { user, called } = await open([FAKE_MIB]);
    expect(screen.getByText('ACME-MIB, ACME-TC')).toBeDefined();
    expect(screen.getByText('Problems: 1')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Remove ACME-MIB' }));
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(called.mock.calls).toContainEqual(['mibs.remove', { name: 'ACME-MIB' }]));
  });

  it('are only looked at by an operator, who is told why', async () => {
    await open([FAKE_MIB], 'operator');
    expect(screen.getByRole('button', { name: 'Choose files' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Remove ACME-MIB' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/role Engineer/)).toBeDefined();
  });
});

describe('a file', () => {
  it('beyond 5 MB is not even read', async () => {
    const arrayBuffer = () => Promise.reject(new Error('read'));
    expect(await readMib({ size: 5_000_001, arrayBuffer })).toEqual({ unfit: 'tooLarge' });
  });
  it('may be written in Latin-1', () => {
    expect(mibText(Uint8Array.of(0x4a, 0xf6, 0x72, 0x67).buffer)).toBe('Jörg');
  });
});
