import { createContext, use } from 'react';

export type ShownTheme = 'dark' | 'light';

/** The theme on screen ("like the system" already resolved); canvases redraw when it changes. */
export const ThemeContext = createContext<ShownTheme>('dark');
export const useShownTheme = (): ShownTheme => use(ThemeContext);
