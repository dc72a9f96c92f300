import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../contract/i18n/i18n.ts';
import type { MaintenanceWindow } from '../../../contract/maintenance.ts';
import { formOf, inputOf, localText, problemOf, stateOf } from './maintenance.model.ts';
import { retentionInput, retentionProblems, writtenOf } from './retention.model.ts';
import { findEntries, sectionOf } from './settings.model.ts';

const NOW = new Date(2026, 0, 15, 12, 20).getTime();

describe('the search of the settings', () => {
  it.each([
    ['en', 'backup', ['backups']],
    ['en', 'data back', ['backup', 'vacuum', 'backups']],
    ['id', 'tema', ['theme']],
    ['en', 'nothing like that', []],
    ['en', '  ', []],
  ] as const)('finds in %s by "%s"', (language, text, fields) => {
    const found = findEntries(text, createTranslator(language)).map(({ field }) => field);
    expect(found).toEqual(expect.arrayContaining([...fields]));
    if (fields.length === 0) expect(found).toEqual([]);
  });
  it('shows the first section for an address that names none', () => {
    expect([sectionOf(undefined), sectionOf('moon'), sectionOf('data')]).toEqual(['general', 'general', 'data']);
  });
});

describe('a maintenance window', () => {
  it('begins at the next full hour', () => {
    expect(formOf(undefined, NOW)).toMatchObject({ start: '2026-01-15T13:00', end: '2026-01-15T15:00' });
  });
  it('is told as moments, whatever the clock on the wall says', () => {
    const form = { ...formOf(undefined, NOW), name: ' New rack ', groups: ['WAN'] };
    const { start, end, name, until } = inputOf(form);
    expect(name).toBe('New rack');
    expect(localText(Date.parse(start))).toBe(form.start);
    expect(Date.parse(end) - Date.parse(start)).toBe(2 * 3_600_000);
    expect(until).toBeNull();
  });
  it('needs something it is for, and an end after its start', () => {
    const form = formOf(undefined, NOW);
    expect(problemOf(form)).toBe('settings.maintenance.form.scopeMissing');
    expect(problemOf({ ...form, tags: ['lab'] })).toBeUndefined();
    expect(problemOf({ ...form, tags: ['lab'], end: form.start })).toBe('settings.maintenance.form.order');
  });
  it.each([
    [{ active: true }, 'active'],
    [{ end: new Date(NOW - 1).toISOString() }, 'over'],
    [{ repeat: 'weekly', end: new Date(NOW - 1).toISOString() }, 'planned'],
    [{ repeat: 'daily', until: new Date(NOW - 1).toISOString() }, 'over'],
  ] as const)('with %o is %s', (part, state) => {
    const window: MaintenanceWindow = {
      id: '',
      name: '',
      deviceIds: [],
      groups: [],
      tags: [],
      start: new Date(NOW - 7_200_000).toISOString(),
      end: new Date(NOW + 7_200_000).toISOString(),
      repeat: 'none',
      until: null,
      timeZone: 'UTC',
      active: false,
      createdAt: '',
      updatedAt: '',
      ...part,
    };
    expect(stateOf(window, NOW)).toBe(state);
  });
});

describe('retention', () => {
  const kept = { budgetBytes: 2.5 * 1024 ** 3, rawDays: 35, fiveMinuteDays: 190, hourDays: 1098, shiftDays: 7320 };
  it('is typed and read in the reader’s way of writing numbers', () => {
    const written = writtenOf(kept, 'id');
    expect(written.budget).toBe('2,5');
    expect(retentionInput(written)).toEqual(kept);
  });
  it('marks a tier that would be kept shorter than the finer one', () => {
    const written = { ...writtenOf(kept, 'en'), hourDays: '100', budget: '' };
    expect(retentionProblems(written)).toEqual({
      hourDays: { key: 'settings.data.order' },
      budget: { key: 'form.number' },
    });
  });
});
