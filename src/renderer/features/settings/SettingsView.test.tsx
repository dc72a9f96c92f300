import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Output } from '../../../contract/contract.ts';
import type { Role } from '../../../contract/define.ts';
import { openView } from '../../../../test/renderer/open-view.tsx';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { SettingsView } from './SettingsView.tsx';

const SETTINGS: Output<'settings.get'> = {
  defaults: { intervalS: 30, timeoutMs: 1000, count: 5, profile: 'default' },
  battery: { double: false, isOn: null },
  profiles: [
    {
      name: 'default',
      excellentMs: 50,
      goodMs: 100,
      fairMs: 150,
      poorMs: 300,
      criticalMs: 500,
      lossFairPct: 1,
      lossPoorPct: 5,
      lossCriticalPct: 20,
      jitterMs: 50,
    },
  ],
};
const RETENTION: Output<'retention.get'> = {
  budgetBytes: 2 * 1024 ** 3,
  rawDays: 35,
  fiveMinuteDays: 190,
  hourDays: 1098,
  shiftDays: 7320,
  usedBytes: 1024 ** 3,
  journalBytes: 1024 ** 2,
  byTier: [{ tier: 'raw', chunks: 3, samples: 1000, bytes: 1024 ** 3, oldest: null, bytesPerDay: 1024 ** 2 }],
  bytesPerDay: 1024 ** 2,
  daysLeft: 12.3,
  freeDiskBytes: 1024 ** 4,
};
const AT = '2026-01-15T11:00:00.000Z';

const open = (section: string, role: Role = 'admin', answers: Parameters<typeof openView>[1]['answers'] = {}) =>
  openView(<SettingsView />, {
    hash: `#/settings/${section}`,
    role,
    answers: {
      'settings.get': () => SETTINGS,
      'retention.get': () => RETENTION,
      'storage.backups': () => ({ items: [] }),
      'places.list': () => ({ items: [] }),
      'diagnostics.preview': () => ({ parts: [] }),
      'maintenance.list': () => ({ items: [], nextCursor: null }),
      'access.tokens': () => ({ items: [], nextCursor: null }),
      ...answers,
    },
  });

describe('the settings', () => {
  beforeEach(() => {
    standInForBrowser();
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(cleanup);

  it('change the window at once', async () => {
    const { user, store } = await open('appearance');
    await user.selectOptions(screen.getByLabelText('Theme'), 'Light');
    await user.selectOptions(screen.getByLabelText('Movement'), 'None');
    expect(store.getState().preferences).toMatchObject({ theme: 'light', motion: 'none' });
  });

  it('find a setting by its words and lead to it', async () => {
    const { user, router } = await open('general');
    await user.type(screen.getByRole('searchbox', { name: 'Find a setting' }), 'theme{Enter}');
    await waitFor(() =>
      expect(router.store.getState()).toMatchObject({ id: 'appearance', params: { field: 'theme' } }),
    );
    expect(document.activeElement).toBe(screen.getByLabelText('Theme'));
  });

  it('save the defaults for new devices, and refuse what no check can do', async () => {
    const patched = vi.fn<(input: unknown) => void>();
    const { user } = await open('polling', 'engineer', {
      'settings.patch': (input) => {
        patched(input);
        return SETTINGS;
      },
    });
    const count = await screen.findByLabelText('Pings per round');
    await user.clear(count);
    await user.type(count, '99');
    expect(screen.getByText('Between 1 and 20.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await user.clear(count);
    await user.type(count, '3{Enter}');
    expect(patched).toHaveBeenCalledWith({
      defaults: { intervalS: 30, timeoutMs: 1000, count: 3, profile: 'default' },
    });
  });

  it('say to a viewer why a control is off', async () => {
    await open('polling', 'viewer');
    expect((await screen.findByText(/needs the role Engineer/)).textContent).toContain('signed in as Viewer');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Ping interval').matches(':disabled')).toBe(true);
  });

  it('plan maintenance for groups, and take it away with undo', async () => {
    const created = vi.fn<(input: unknown) => void>();
    const window: Output<'maintenance.create'> = {
      id: '0194f000-0000-7000-8000-000000000001',
      name: 'New rack',
      deviceIds: [],
      groups: [],
      tags: ['lab'],
      start: AT,
      end: '2026-01-15T13:00:00.000Z',
      repeat: 'none',
      until: null,
      timeZone: 'UTC',
      active: true,
      createdAt: AT,
      updatedAt: AT,
    };
    let items: Output<'maintenance.list'>['items'] = [];
    const { user, undo } = await open('maintenance', 'operator', {
      'maintenance.list': () => ({ items, nextCursor: null }),
      'maintenance.create': (input) => {
        created(input);
        items = [window];
        return window;
      },
      'maintenance.remove': () => {
        items = [];
        return {};
      },
    });
    await screen.findByText('No work is planned.');
    await user.click(screen.getByRole('button', { name: 'Add a window' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByLabelText('Name'), 'New rack');
    await user.click(within(dialog).getByRole('button', { name: 'Plan' }));
    expect(within(dialog).getByRole('alert').textContent).toContain('at least one group, tag or device');
    const [tag] = within(within(dialog).getByRole('group', { name: 'Groups' })).getAllByRole('button');
    await user.click(tag as HTMLElement);
    await user.click(within(dialog).getByRole('button', { name: 'Plan' }));
    expect(created).toHaveBeenCalledWith(expect.objectContaining({ name: 'New rack', repeat: 'none', until: null }));
    await user.click(await screen.findByRole('button', { name: 'Remove New rack' }));
    await screen.findByText('No work is planned.');
    await undo.undo();
    expect(created).toHaveBeenCalledTimes(2);
    expect(await screen.findByText('New rack')).toBeTruthy();
  });

  it('show a new token once, and revoke one only after a question', async () => {
    const token = { id: '0194f000-0000-7000-8000-000000000002', name: 'grafana', role: 'viewer' as const };
    let items: Output<'access.tokens'>['items'] = [];
    const revoked = vi.fn<(input: unknown) => void>();
    const { user } = await open('access', 'admin', {
      'access.tokens': () => ({ items, nextCursor: null }),
      'access.createToken': () => {
        const made = { ...token, scope: null, readOnly: false, createdAt: AT, expiresAt: null, lastUsedAt: null };
        items = [made];
        return { ...made, token: 'ronda_secret' };
      },
      'access.revokeToken': (input) => {
        revoked(input);
        items = [];
        return {};
      },
    });
    await user.type(await screen.findByLabelText('Name'), 'grafana{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText<HTMLInputElement>('Access token').value).toBe('ronda_secret');
    await user.click(within(dialog).getByRole('button', { name: 'I have it' }));
    expect(screen.queryByDisplayValue('ronda_secret')).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Revoke grafana' }));
    expect(revoked).not.toHaveBeenCalled();
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Revoke' }));
    expect(revoked).toHaveBeenCalledWith({ id: token.id });
  });

  it('back up the database and say what came of it', async () => {
    const { user } = await open('data', 'admin', {
      'storage.backup': () => ({ name: 'ronda-1.db', bytes: 4 * 1024 ** 2, at: AT, tookMs: 1200 }),
      'storage.work': () => ({ work: null }),
    });
    expect(await screen.findByText('1.0 GiB of 2.0 GiB used')).toBeTruthy();
    expect(screen.getByText('full in 12 days')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect(await screen.findByText(/ronda-1\.db was made: 4\.0\sMiB in 1\.2 s\./)).toBeTruthy();
  });

  it('look at a file before they take it in', async () => {
    const asked = vi.fn<(input: { readonly dryRun?: boolean | undefined }) => void>();
    const { user } = await open('transfer', 'engineer', {
      'imports.run': (input) => {
        asked(input);
        return { dryRun: input.dryRun ?? false, added: 2, changed: 1, unchanged: 0, skipped: 0, errors: [] };
      },
    });
    const file = new File(['{"servers":[]}'], 'config.json', { type: 'application/json' });
    await user.upload(screen.getByLabelText('File to import'), file);
    expect(await screen.findByText('2 new, 1 changed, 0 unchanged, 0 wrong')).toBeTruthy();
    expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ dryRun: true }));
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(asked).toHaveBeenLastCalledWith({ content: '{"servers":[]}', skipInvalid: false });
  });

  it('name the licences of what is built in', async () => {
    const { user } = await open('about');
    await user.type(screen.getByRole('searchbox', { name: 'Find a package' }), 'react-dom');
    expect(within(screen.getByRole('region', { name: /Licences/ })).getByText('react-dom')).toBeTruthy();
  });
});
