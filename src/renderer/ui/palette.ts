import type { ShownTheme } from './ThemeContext.tsx';

const palettes: Readonly<Record<ShownTheme, Map<string, string>>> = { dark: new Map(), light: new Map() };

/**
 * The colour of a token ("--up") for a canvas, which cannot read custom properties.
 * One look at the style sheet per theme, not per row.
 *
 * @param theme the theme now on the page
 */
export function tokenColour(token: string, theme: ShownTheme): string {
  const palette = palettes[theme];
  const known = palette.get(token);
  if (known !== undefined) return known;
  const colour = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  palette.set(token, colour);
  return colour;
}
