import { type Language, LANGUAGES, PSEUDO_LANGUAGE } from '../../contract/i18n/i18n.ts';

export const THEMES = ['dark', 'light', 'system'] as const;
export const DENSITIES = ['compact', 'normal', 'roomy'] as const;
/** Of movement on screen: as the system says, or none. */
export const MOTIONS = ['system', 'none'] as const;
/** The page that a fresh window shows. */
export const START_VIEWS = ['overview', 'devices', 'logs'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type Motion = (typeof MOTIONS)[number];
export type StartView = (typeof START_VIEWS)[number];
export type Preferences = {
  readonly language: Language;
  readonly theme: Theme;
  readonly density: Density;
  readonly motion: Motion;
  readonly startView: StartView;
};

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
  const { language, theme, density, motion, startView } = stored(storage);
  return {
    // Tests ask for the pseudo-language; no menu offers it.
    language: oneOf([...LANGUAGES, PSEUDO_LANGUAGE], language, /^(?:id|in)\b/i.test(systemLanguage) ? 'id' : 'en'),
    theme: oneOf(THEMES, theme, 'system'),
    density: oneOf(DENSITIES, density, 'normal'),
    motion: oneOf(MOTIONS, motion, 'system'),
    startView: oneOf(START_VIEWS, startView, 'overview'),
  };
}

export function writePreferences(storage: PreferenceStorage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // As above: the choice then holds for this window only.
  }
}
