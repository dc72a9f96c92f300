import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Output } from '../../../contract/contract.ts';
import { openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { SettingsView } from './SettingsView.tsx';

const AT = '2026-01-15T11:00:00.000Z';
const OPEN: Output<'vault.status'> = { state: 'open', protectedBy: ['passphrase'], autoLockMin: 0, keyVersion: 1 };
const CORE: Output<'credentials.get'> = {
  id: '0194f000-0000-7000-8000-000000000001',
  name: 'core',
  kind: 'snmp-v2c',
  fields: {},
  hasSecret: true,
  secrets: ['community'],
  secretSetAt: AT,
  assignments: [{ level: 'site', target: 'Pusat' }],
  createdAt: AT,
  updatedAt: AT,
};

beforeEach(() => {
  standInForBrowser();
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const open = (answers: Parameters<typeof openView>[1]['answers']) =>
  openView(<SettingsView />, {
    hash: '#/settings/credentials',
    answers: {
      'vault.status': () => OPEN,
      'credentials.list': () => ({ items: [CORE], nextCursor: null }),
      ...answers,
    },
  });

it('a credential is shown with where it holds, and its secret is never asked for', async () => {
  await open({});
  const row = await screen.findByRole('row', { name: /core/ });
  expect(within(row).getByText('SNMP v2c')).toBeDefined();
  expect(within(row).getByText('site Pusat')).toBeDefined();
});

it('a new one asks for the fields of its kind, hides the secret, and sends it once', async () => {
  const created = vi.fn<(input: unknown) => void>();
  const { user } = await open({
    'credentials.create': (input) => {
      created(input);
      return CORE;
    },
  });
  await user.click(screen.getByRole('button', { name: 'Add a credential' }));
  await user.type(screen.getByLabelText('Name'), 'akses');
  await user.selectOptions(screen.getByLabelText('Kind'), 'SNMP v3');
  await user.selectOptions(screen.getByLabelText('Security level'), 'authNoPriv');
  expect(screen.queryByLabelText('Encryption password')).toBeNull();
  await user.type(screen.getByLabelText('User name'), 'noc');
  expect(screen.getByLabelText<HTMLInputElement>('Authentication password').type).toBe('password');
  await user.type(screen.getByLabelText('Authentication password'), 'rahasia-1');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const sent = {
    kind: 'snmp-v3',
    name: 'akses',
    user: 'noc',
    level: 'authNoPriv',
    auth: 'sha256',
    authPassword: 'rahasia-1',
  };
  await waitFor(() => expect(created).toHaveBeenCalledWith(sent));
  await waitFor(() => expect(document.body.innerHTML).not.toContain('rahasia-1'));
});

it('a locked vault is opened with its passphrase, and nothing can be added before', async () => {
  const { user } = await open({
    'vault.status': () => ({ ...OPEN, state: 'locked' }),
    'vault.unlock': () => OPEN,
  });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add a credential' }).disabled).toBe(true);
  await user.type(screen.getByLabelText('Passphrase of the vault'), 'kuda hijau');
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add a credential' }).disabled).toBe(false),
  );
});

it('a vault that nothing protects says so and asks for a passphrase of twelve characters', async () => {
  const chosen = vi.fn<(input: unknown) => void>();
  const { user } = await open({
    'vault.status': () => ({ state: 'unprotected', protectedBy: [], autoLockMin: 0, keyVersion: 0 }),
    'vault.setPassphrase': (input) => {
      chosen(input);
      return OPEN;
    },
  });
  expect(screen.getByText(/Nothing protects it yet/)).toBeDefined();
  await user.type(screen.getByLabelText('Passphrase'), 'terlalu-pdk');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose the passphrase' }).disabled).toBe(true);
  await user.type(screen.getByLabelText('Passphrase'), ' kata');
  await user.click(screen.getByRole('button', { name: 'Choose the passphrase' }));
  await waitFor(() => expect(chosen).toHaveBeenCalledWith({ passphrase: 'terlalu-pdk kata' }));
});
