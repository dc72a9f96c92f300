import type { TranslationKey } from '../../contract/i18n/i18n.ts';

/** A key with or without Ctrl (Cmd on a Mac). `key` as in KeyboardEvent.key. */
export type Chord = { readonly key: string; readonly withMod?: true };

/** Every key the window knows. The sheet under "?" is made of this table. */
export const SHORTCUTS = [
  { id: 'filter', label: 'keyboard.filter', chords: [{ key: '/' }] },
  {
    id: 'move',
    label: 'keyboard.move',
    chords: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }, { key: 'k' }, { key: 'j' }],
  },
  { id: 'open', label: 'keyboard.open', chords: [{ key: 'Enter' }] },
  { id: 'add', label: 'keyboard.add', chords: [{ key: 'n', withMod: true }] },
  { id: 'edit', label: 'keyboard.edit', chords: [{ key: 'F2' }, { key: 'e' }] },
  { id: 'poll', label: 'keyboard.poll', chords: [{ key: 'F5' }] },
  { id: 'pause', label: 'keyboard.pause', chords: [{ key: 'p' }] },
  { id: 'delete', label: 'keyboard.delete', chords: [{ key: 'Delete' }] },
  { id: 'close', label: 'keyboard.close', chords: [{ key: 'Escape' }] },
  { id: 'sheet', label: 'keyboard.sheet', chords: [{ key: '?' }] },
] as const satisfies readonly {
  readonly id: string;
  readonly label: TranslationKey;
  readonly chords: readonly Chord[];
}[];
export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const isChord = (press: KeyPress, { key, withMod }: Chord): boolean =>
  press.key === key && (press.ctrlKey || press.metaKey) === (withMod ?? false) && !press.altKey;

/** The shortcut of a key press, if it is one. */
export const shortcutOf = (press: KeyPress): ShortcutId | undefined =>
  SHORTCUTS.find(({ chords }) => chords.some((chord) => isChord(press, chord)))?.id;

/** Keys a text field, a list or a button needs for itself. */
const isOwnKey = ({ key, ctrlKey, metaKey }: KeyPress): boolean =>
  !(ctrlKey || metaKey) && !/^F\d+$/.test(key) && key !== 'Escape';

/** Whether the focused element keeps a key press to itself. */
export function belongsToElement(press: KeyPress, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, [role="menu"]')) return true;
  return isOwnKey(press) && target.closest('input, select, textarea, [contenteditable]') !== null;
}

const NAMES: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Delete: 'Del', Escape: 'Esc' };

/** A chord as printed on the keys: "Ctrl N", "⌘ N", "↑". */
export function chordText({ key, withMod }: Chord, isMac: boolean): string {
  const name = NAMES[key] ?? (withMod ? key.toUpperCase() : key);
  return withMod ? `${isMac ? '⌘' : 'Ctrl'} ${name}` : name;
}
