import type { ShownTheme } from './ThemeContext.tsx';

const palettes: Readonly<Record<ShownTheme, Map<string, string>>> = { dark: new Map(), light: new Map() };

/** Lines of a chart in the order they are taken; from the fifth on they also need dashes to be told apart. */
export const SERIES_TOKENS = [
  '--series-1',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-5',
  '--series-6',
  '--series-7',
  '--series-8',
] as const;

/**
 * The colour of a token ("--up") for a canvas, which cannot read custom properties.
 * One look at the style sheet per theme, not per row.
 *
 * @param theme the theme now on the page, or of the part of it that is drawn
 */
export function tokenColour(token: string, theme: ShownTheme): string {
  const palette = palettes[theme];
  const known = palette.get(token);
  if (known !== undefined) return known;
  const themed = document.querySelector(`[data-theme="${theme}"]`) ?? document.documentElement;
  const colour = getComputedStyle(themed).getPropertyValue(token).trim();
  palette.set(token, colour);
  return colour;
}
