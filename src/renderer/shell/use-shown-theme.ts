import { useEffect, useLayoutEffect, useState } from 'react';
import type { Theme } from '../store/preferences.ts';
import type { ShownTheme } from '../ui/ThemeContext.tsx';

const LIGHT = '(prefers-color-scheme: light)';

/** Puts the chosen theme on the page, and follows the system's while nothing else is chosen. */
export function useShownTheme(theme: Theme): ShownTheme {
  const [isLight, setLight] = useState(() => window.matchMedia(LIGHT).matches);
  useEffect(() => {
    const query = window.matchMedia(LIGHT);
    const follow = () => setLight(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const ofSystem = isLight ? 'light' : 'dark';
  const shown = theme === 'system' ? ofSystem : theme;
  // Before the canvases look up their colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
  return shown;
}
