import { tokenColour } from '../../../ui/palette.ts';
import type { ShownTheme } from '../../../ui/ThemeContext.tsx';
import { GLYPHS, STATUS_SHAPES } from './glyphs.ts';

type Shapes = {
  readonly glyphs: Readonly<Record<string, Path2D>>;
  readonly states: Readonly<Record<string, { readonly outline: Path2D; readonly glyph: Path2D }>>;
};
let made: Shapes | undefined;

/** Paths are made once; jsdom has none, and draws nothing. */
export function shapes(): Shapes {
  made ??= {
    glyphs: Object.fromEntries(Object.entries(GLYPHS).map(([type, path]) => [type, new Path2D(path)])),
    states: Object.fromEntries(
      Object.entries(STATUS_SHAPES).map(([state, { outline, glyph }]) => [
        state,
        { outline: new Path2D(outline), glyph: new Path2D(glyph) },
      ]),
    ),
  };
  return made;
}

export type Ink = (token: string) => string;
export const inkOf =
  (theme: ShownTheme): Ink =>
  (token) =>
    tokenColour(token, theme);

/** What a drawing function draws with. */
export type Pen = { readonly context: CanvasRenderingContext2D; readonly ink: Ink };

const SANS = '"IBM Plex Sans Variable", system-ui, sans-serif';
const MONO = '"IBM Plex Mono", ui-monospace, monospace';
export const font = (px: number, weight = 500): string => `${String(weight)} ${String(px)}px ${SANS}`;
export const monoFont = (px: number): string => `400 ${String(px)}px ${MONO}`;

/** A text that is cut where it would be wider. */
export function cut(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (text.length < 8 || context.measureText(text).width <= width) return text;
  let short = text;
  while (short.length > 4 && context.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}
