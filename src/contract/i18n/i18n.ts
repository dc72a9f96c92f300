import { createInstance } from 'i18next';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import { pseudoTree } from './pseudo.ts';

export const LANGUAGES = ['en', 'id'] as const;
/** English with accents and 40 % longer: shows in tests what is not translated or does not fit. Never offered. */
export const PSEUDO_LANGUAGE = 'en-XA';
export type Language = (typeof LANGUAGES)[number] | typeof PSEUDO_LANGUAGE;

/** "devices.columns.name" of every sentence there is. */
type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
export type TranslationKey = Leaves<typeof en>;

export type TranslationParams = Readonly<Record<string, string | number>>;
/** A key nobody wrote a sentence for comes back as it is. */
export type Translate = (key: string, params?: TranslationParams) => string;

/**
 * Sentences of one language, for window, tray, command line and reports alike.
 * Values are put in as they are: whoever writes HTML escapes the result.
 */
export function createTranslator(language: Language): Translate {
  const instance = createInstance();
  // With the sentences at hand nothing is awaited: the promise of `init` is already settled.
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: {
      en: { translation: en },
      id: { translation: id },
      ...(language === PSEUDO_LANGUAGE && { [PSEUDO_LANGUAGE]: { translation: pseudoTree(en) } }),
    },
    missingInterpolationHandler: () => '',
    interpolation: { escapeValue: false },
  });
  return (key, params = {}) => instance.t(key, params);
}
