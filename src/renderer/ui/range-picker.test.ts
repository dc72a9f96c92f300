import { describe, expect, it } from 'vitest';
import { NAMED_RANGES } from '../time/range.ts';
import { createRangeHistory } from './range-history.ts';
import { editable, rangeText, typedRange } from './range-text.ts';
import { createSpeech } from './Translation.tsx';

const NOW = Date.parse('2026-03-18T14:30:00Z');

describe('a typed range', () => {
  it('keeps relative ends and fixes absolute ones in their zone', () => {
    expect(typedRange(' now-6h ', 'now', NOW)).toEqual({ range: { from: 'now-6h', to: 'now' } });
    const typed = typedRange('2026-03-17 10:00', 'now-1d', NOW);
    expect(typed).toEqual({ range: { from: new Date('2026-03-17T10:00').toISOString(), to: 'now-1d' } });
  });

  it.each([
    ['now-6x', 'now', 'from'],
    ['now-6h', 'tomorrow', 'to'],
    ['now', 'now-6h', 'order'],
    ['', '', 'from'],
  ])('%s to %s is refused at %s', (from, to, problem) => expect(typedRange(from, to, NOW)).toEqual({ problem }));

  it('is shown as it can be typed again', () => {
    expect(editable('now-1w/w')).toBe('now-1w/w');
    const text = editable('2026-03-18T09:05:00.000Z');
    expect(text).toMatch(/^2026-03-1\d \d\d:\d5$/);
    expect(Date.parse(text.replace(' ', 'T'))).toBe(Date.parse('2026-03-18T09:05:00Z'));
  });
});

describe('the name of a range', () => {
  it('is said in the language of the reader', () => {
    expect(rangeText({ from: 'now-6h', to: 'now' }, NOW, createSpeech('id')).replaceAll('\u00a0', ' ')).toBe(
      '6 j terakhir',
    );
    expect(rangeText(NAMED_RANGES.yesterday, NOW, createSpeech('en'))).toBe('Yesterday');
    expect(rangeText({ from: 'now-7m', to: 'now' }, NOW, createSpeech('en'))).toMatch(/ – now$/);
    expect(rangeText({ from: 'x', to: 'y' }, NOW, createSpeech('en'))).toBe('x – y');
  });
});

describe('the history of ranges', () => {
  const [a, b, c] = ['1h', '2h', '3h'].map((length) => ({ from: `now-${length}`, to: 'now' }));

  it('goes back and forward, and forgets what lay ahead when another is chosen', () => {
    const history = createRangeHistory();
    if (!a || !b || !c) return;
    history.saw(a);
    history.saw(b);
    history.saw(b);
    expect(history.back()).toBe(a);
    // The window reports what it shows now; that is no new choice.
    history.saw(a);
    expect(history.forward()).toBe(b);
    expect(history.back()).toBe(a);
    history.saw(c);
    expect(history.forward()).toBeUndefined();
    expect(history.back()).toBe(a);
    expect(history.back()).toBeUndefined();
  });
});
