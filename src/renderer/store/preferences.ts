import { type Language, LANGUAGES } from '../../contract/i18n/i18n.ts';

export const THEMES = ['dark', 'light', 'system'] as const;
export const DENSITIES = ['compact', 'normal', 'roomy'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type Preferences = { readonly language: Language; readonly theme: Theme; readonly density: Density };

const KEY = 'ronda.preferences';

export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const oneOf = <T extends string>(words: readonly T[], value: unknown, otherwise: T): T =>
  words.find((word) => word === value) ?? otherwise;

function stored(storage: PreferenceStorage): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Storage may be forbidden or hold another version's text; preferences are not worth a failure.
    return {};
  }
}

/** What was chosen before; for the rest the language of the system, its theme and normal rows. */
export function readPreferences(storage: PreferenceStorage, systemLanguage: string): Preferences {
  const { language, theme, density } = stored(storage);
  return {
    language: oneOf(LANGUAGES, language, /^(?:id|in)\b/i.test(systemLanguage) ? 'id' : 'en'),
    theme: oneOf(THEMES, theme, 'system'),
    density: oneOf(DENSITIES, density, 'normal'),
  };
}

export function writePreferences(storage: PreferenceStorage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // As above: the choice then holds for this window only.
  }
}
