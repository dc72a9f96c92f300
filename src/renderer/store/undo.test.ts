import { expect, test } from 'vitest';
import { createUndo, type Deed } from './undo.ts';

const log: string[] = [];
const deed = (text: string): Deed => ({
  text,
  undo: async () => void log.push(`undo ${text}`),
  redo: async () => void log.push(`redo ${text}`),
});

test('goes back and forth; something new ends what could be redone', async () => {
  const undo = createUndo();
  undo.did(deed('a'));
  undo.did(deed('b'));
  expect((await undo.undo())?.text).toBe('b');
  expect((await undo.undo())?.text).toBe('a');
  expect(await undo.undo()).toBeUndefined();
  expect((await undo.redo())?.text).toBe('a');
  undo.did(deed('c'));
  expect(await undo.redo()).toBeUndefined();
  expect(log).toEqual(['undo b', 'undo a', 'redo a']);
});

test('what cannot be undone stays', async () => {
  const undo = createUndo();
  undo.did({ ...deed('x'), undo: () => Promise.reject(new Error('offline')) });
  await expect(undo.undo()).rejects.toThrow('offline');
  expect(undo.store.getState().done).toHaveLength(1);
});
