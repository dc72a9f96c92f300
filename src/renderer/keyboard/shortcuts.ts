import type { TranslationKey } from '../../contract/i18n/i18n.ts';

/** A key with or without Ctrl (Cmd on a Mac) and Shift, or after another key. `key` as in KeyboardEvent.key. */
export type Chord = {
  readonly key: string;
  readonly withMod?: true;
  /** Only asked for together with Ctrl: a letter says by itself whether it is a capital. */
  readonly withShift?: true;
  /** Pressed and let go before: "g d". */
  readonly after?: string;
};

/** Every key the window knows. The sheet under "?" is made of this table. */
export const SHORTCUTS = [
  { id: 'filter', label: 'keyboard.filter', chords: [{ key: '/' }] },
  {
    id: 'move',
    label: 'keyboard.move',
    chords: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }, { key: 'k' }, { key: 'j' }],
  },
  { id: 'open', label: 'keyboard.open', chords: [{ key: 'Enter' }] },
  { id: 'inspect', label: 'keyboard.inspect', chords: [{ key: ' ' }] },
  { id: 'mark', label: 'keyboard.mark', chords: [{ key: 'x' }] },
  { id: 'markAll', label: 'keyboard.markAll', chords: [{ key: 'a', withMod: true }] },
  { id: 'add', label: 'keyboard.add', chords: [{ key: 'n', withMod: true }] },
  { id: 'edit', label: 'keyboard.edit', chords: [{ key: 'F2' }, { key: 'e' }] },
  { id: 'poll', label: 'keyboard.poll', chords: [{ key: 'F5' }] },
  { id: 'pause', label: 'keyboard.pause', chords: [{ key: 'p' }] },
  { id: 'delete', label: 'keyboard.delete', chords: [{ key: 'Delete' }] },
  { id: 'undo', label: 'keyboard.undo', chords: [{ key: 'z', withMod: true }] },
  { id: 'redo', label: 'keyboard.redo', chords: [{ key: 'z', withMod: true, withShift: true }] },
  {
    id: 'palette',
    label: 'keyboard.palette',
    chords: [
      { key: 'k', withMod: true },
      { key: 'p', withMod: true },
    ],
  },
  { id: 'overview', label: 'shell.overview', chords: [{ key: 'o', after: 'g' }] },
  { id: 'devices', label: 'shell.devices', chords: [{ key: 'd', after: 'g' }] },
  { id: 'interfaces', label: 'shell.interfaces', chords: [{ key: 'i', after: 'g' }] },
  { id: 'map', label: 'shell.map', chords: [{ key: 'm', after: 'g' }] },
  { id: 'logs', label: 'shell.logs', chords: [{ key: 'l', after: 'g' }] },
  { id: 'discovery', label: 'shell.discovery', chords: [{ key: 'y', after: 'g' }] },
  { id: 'tools', label: 'shell.tools', chords: [{ key: 't', after: 'g' }] },
  { id: 'settings', label: 'shell.settings', chords: [{ key: 's', after: 'g' }] },
  { id: 'time', label: 'keyboard.time', chords: [{ key: 't' }] },
  { id: 'earlier', label: 'keyboard.earlier', chords: [{ key: '[' }] },
  { id: 'later', label: 'keyboard.later', chords: [{ key: ']' }] },
  { id: 'zoomOut', label: 'keyboard.zoomOut', chords: [{ key: '-' }] },
  { id: 'zoomIn', label: 'keyboard.zoomIn', chords: [{ key: '=' }] },
  { id: 'live', label: 'keyboard.live', chords: [{ key: 'l' }] },
  { id: 'pin', label: 'keyboard.pin', chords: [{ key: 'c' }] },
  { id: 'close', label: 'keyboard.close', chords: [{ key: 'Escape' }] },
  { id: 'sheet', label: 'keyboard.sheet', chords: [{ key: '?' }] },
] as const satisfies readonly {
  readonly id: string;
  readonly label: TranslationKey;
  readonly chords: readonly Chord[];
}[];
export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function isChord(press: KeyPress, chord: Chord, before: string | undefined): boolean {
  const hasMod = press.ctrlKey || press.metaKey;
  if (press.altKey || hasMod !== (chord.withMod ?? false) || chord.after !== before) return false;
  if (!hasMod) return press.key === chord.key;
  return press.key.toLowerCase() === chord.key && press.shiftKey === (chord.withShift ?? false);
}

/** The shortcut of a key press, if it is one. @param before the key of a sequence pressed just before */
export const shortcutOf = (press: KeyPress, before?: string): ShortcutId | undefined =>
  SHORTCUTS.find(({ chords }) => chords.some((chord) => isChord(press, chord, before)))?.id;

/** Whether a key is the first of a sequence such as "g d". */
export const beginsSequence = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  !(ctrlKey || metaKey || altKey) && SHORTCUTS.some(({ chords }) => chords.some((chord: Chord) => chord.after === key));

/** Keys a text field, a list or a button needs for itself. */
const isOwnKey = ({ key, ctrlKey, metaKey }: KeyPress): boolean =>
  !(ctrlKey || metaKey) && !/^F\d+$/.test(key) && key !== 'Escape';

/** What Ctrl with a letter does to text: all, copy, cut, paste, undo, redo. */
const isTextKey = ({ key, ctrlKey, metaKey }: KeyPress): boolean => (ctrlKey || metaKey) && /^[acvxyz]$/i.test(key);
const TEXT = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';

/** Whether the focused element keeps a key press to itself. */
export function belongsToElement(press: KeyPress, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, [role="menu"]')) return true;
  return (isOwnKey(press) || isTextKey(press)) && target.closest(TEXT) !== null;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A chord as printed on the keys: "Ctrl N", "⌘ N", "↑", "g d". */
export function chordText({ key, withMod, withShift, after }: Chord, isMac: boolean): string {
  const name = NAMES[key] ?? (withMod ? key.toUpperCase() : key);
  const mod = withMod && (isMac ? '⌘' : 'Ctrl');
  return [after, mod, withShift && (isMac ? '⇧' : 'Shift'), name].filter(Boolean).join(' ');
}
