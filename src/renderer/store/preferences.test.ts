import { describe, expect, it } from 'vitest';
import { readPreferences, writePreferences } from './preferences.ts';

const storageOf = (text: string | null) => ({ getItem: () => text, setItem: () => undefined });

describe('preferences', () => {
  it.each([
    ['id-ID', 'id'],
    ['in', 'id'],
    ['en-GB', 'en'],
    ['de', 'en'],
  ])('begin in the language of the system (%s)', (system, language) => {
    expect(readPreferences(storageOf(null), system).language).toBe(language);
  });

  it.each(['not json', 'null', '[]', '{"theme":"pink","language":7}'])('survive %s in the storage', (text) => {
    expect(readPreferences(storageOf(text), 'en')).toEqual({
      language: 'en',
      theme: 'system',
      density: 'normal',
      motion: 'system',
      startView: 'overview',
    });
  });

  it('come back as they were written', () => {
    let kept: string | null = null;
    const storage = {
      getItem: () => kept,
      setItem: (_key: string, text: string) => {
        kept = text;
      },
    };
    const chosen = { language: 'id', theme: 'light', density: 'compact', motion: 'none', startView: 'logs' } as const;
    writePreferences(storage, chosen);
    expect(readPreferences(storage, 'en')).toEqual(chosen);
  });

  it('do without a storage that refuses', () => {
    const refuse = () => {
      throw new Error('SecurityError');
    };
    const storage = { getItem: refuse, setItem: refuse };
    expect(() => writePreferences(storage, readPreferences(storage, 'en'))).not.toThrow();
  });
});
