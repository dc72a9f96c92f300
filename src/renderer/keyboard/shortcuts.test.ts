import { describe, expect, it } from 'vitest';
import { beginsSequence, belongsToElement, chordText, SHORTCUTS, shortcutOf } from './shortcuts.ts';

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('a shortcut', () => {
  it.each([
    [press('/'), 'filter'],
    [press('n', { ctrlKey: true }), 'add'],
    [press('n', { metaKey: true }), 'add'],
    [press('n'), undefined],
    [press('F5'), 'poll'],
    [press('Delete'), 'delete'],
    [press('p', { ctrlKey: true }), 'palette'],
    [press('z', { ctrlKey: true }), 'undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [press('d'), undefined],
    [press('p', { altKey: true }), undefined],
  ])('is known by its key (%o)', (pressed, id) => {
    expect(shortcutOf(pressed)).toBe(id);
  });

  it('may be two keys, one after the other', () => {
    expect(beginsSequence(press('g'))).toBe(true);
    expect(beginsSequence(press('g', { ctrlKey: true }))).toBe(false);
    expect(shortcutOf(press('d'), 'g')).toBe('devices');
    expect(shortcutOf(press('e'), 'g')).toBeUndefined();
  });

  it('has a key nothing else has', () => {
    const keys = SHORTCUTS.flatMap(({ chords }) => chords.map((chord) => chordText(chord, false)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves letters to a text field but not function keys', () => {
    const input = document.createElement('input');
    expect(belongsToElement(press('e'), input)).toBe(true);
    expect(belongsToElement(press('F5'), input)).toBe(false);
    expect(belongsToElement(press('e'), document.body)).toBe(false);
  });

  it('leaves every key to an open dialog', () => {
    const button = document.createElement('dialog').appendChild(document.createElement('button'));
    expect(belongsToElement(press('F5'), button)).toBe(true);
  });
});
