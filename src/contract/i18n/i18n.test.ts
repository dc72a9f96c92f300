import { describe, expect, it } from 'vitest';
import { DEVICE_STATES } from '../devices.ts';
import { FAULT_CODES } from '../faults.ts';
import { EVENT_KINDS } from '../logs.ts';
import { REASON_CODES } from '../reasons.ts';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import { createTranslator } from './i18n.ts';
import { pseudoSentence } from './pseudo.ts';

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );
const placeholders = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the language files', () => {
  const english = flatten(en);
  const indonesian = new Map(flatten(id));

  it('have the same keys', () => {
    expect([...indonesian.keys()]).toEqual(english.map(([key]) => key));
  });

  it.each(english)('fill the same values into %s', (key, text) => {
    expect(placeholders(indonesian.get(key) ?? '')).toEqual(placeholders(text));
  });

  it.each([
    ...DEVICE_STATES.map((state) => `states.${state}`),
    ...EVENT_KINDS.map((kind) => `events.${kind}`),
    ...REASON_CODES.map((code) => `reasons.${code}`),
    ...FAULT_CODES.flatMap((code) => [`faults.${code}.title`, `faults.${code}.next`]),
  ])('have a sentence for %s', (key) => {
    expect(createTranslator('id')(key)).not.toBe(key);
  });
});

describe('the pseudo-language', () => {
  const english = flatten(en);
  const say = createTranslator('en-XA');

  it.each(english)('has %s longer, accented and with the same values', (key, text) => {
    const shown = pseudoSentence(text);
    expect(placeholders(shown)).toEqual(placeholders(text));
    const words = text.replaceAll(/\{\{\w+\}\}/g, '');
    expect(shown.length).toBeGreaterThanOrEqual(text.length + Math.floor(words.trim().length * 0.4));
    expect(shown.replaceAll(/\{\{\w+\}\}/g, '')).not.toMatch(/[A-Za-z]/);
    expect(say(key)).not.toBe(key);
  });

  it('fills values in as they are', () => {
    expect(say('events.device-added', { device: 'rt-edge-01' })).toMatch(/^rt-edge-01 ŵáš áððéð/);
  });
});

describe('a translator', () => {
  it('fills values in as they are, without reading them as instructions', () => {
    const device = '<b>$t(states.up)</b> {{reason}}';
    expect(createTranslator('en')('events.device-added', { device })).toBe(`${device} was added`);
  });

  it('leaves a value out that nobody gave', () => {
    expect(createTranslator('id')('events.down', { device: 'rt-1' })).toBe('rt-1 mati. ');
  });

  it('speaks the language it was made for', () => {
    expect(createTranslator('id')('states.unreachable')).toBe('Tak terjangkau');
  });
});
