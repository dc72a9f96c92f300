import { createContext, type ReactNode, use } from 'react';
import {
  createTranslator,
  type Language,
  type TranslationKey,
  type TranslationParams,
} from '../../contract/i18n/i18n.ts';

/** The reader's language: sentences by typed key, sentences by a key made at run time, and the locale of numbers. */
export type Speech = {
  readonly t: (key: TranslationKey, params?: TranslationParams) => string;
  /** For keys that come from the host (an event kind, a setting of a kind of check); the key itself when unknown. */
  readonly say: (key: string, params?: TranslationParams) => string;
  readonly language: Language;
};

export function createSpeech(language: Language): Speech {
  const say = createTranslator(language);
  return { t: say, say, language };
}

const SpeechContext = createContext<Speech | undefined>(undefined);

export function SpeechProvider({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }) {
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === undefined) throw new Error('SpeechProvider is missing above this view');
  return speech;
}
