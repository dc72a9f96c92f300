import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import { screen } from 'electron';
import * as z from 'zod';
import { parseJson } from '../../engine/lib/json.ts';

const Saved = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number().min(640), height: z.number().min(480) }),
  maximized: z.boolean(),
});
/** Where the window was; `bounds` without a place lets the system choose one. */
export type WindowState = { readonly bounds: Partial<Rectangle>; readonly maximized: boolean };

const DEFAULT: WindowState = { bounds: { width: 1366, height: 768 }, maximized: false };

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Reads the last place of the window; one on a display that is gone is forgotten. */
export function readWindowState(file: string): WindowState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return DEFAULT;
  }
  const saved = Saved.safeParse(parseJson(text));
  if (!saved.success) return DEFAULT;
  const visible = screen.getAllDisplays().some((display) => overlaps(saved.data.bounds, display.workArea));
  return visible ? saved.data : { ...DEFAULT, maximized: saved.data.maximized };
}

/** Keeps the place of the window whenever it is hidden or closed. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  const save = () => {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  };
  window.on('hide', save);
  window.on('close', save);
}
