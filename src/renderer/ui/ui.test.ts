import { describe, expect, it } from 'vitest';
import { Fault, FAULT_CODES } from '../../contract/faults.ts';
import { formatAge, formatMoment } from './ages.ts';
import { beatsOf, countBeats } from './beats.ts';
import { fieldFaults, showFault } from './faults.ts';
import { fieldProblem, parseNumber, schemaFields, settingsOf, shownValue } from './schema-fields.ts';
import { createSpeech } from './Translation.tsx';

const english = createSpeech('en');

describe('an age', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [59_000, '59 s'],
    [61_000, '1 min'],
    [3_600_000, '1 h'],
    [3_720_000, '1 h 2 min'],
    [90_000_000, '1 d 1 h'],
  ])('of %d ms is told in at most two units', (ms, text) => {
    expect(formatAge(ms, english)).toBe(text.replaceAll(' ', '\u00a0'));
  });
  it('never breaks between number and unit', () => {
    expect(formatAge(90_000_000, createSpeech('id'))).toBe('1\u00a0h\u00a01\u00a0j');
  });
  it('of a moment of another day comes with the date', () => {
    expect(formatMoment(0, 90_000_000, 'en')).toContain('1970');
    expect(formatMoment(1000, 2000, 'en')).not.toContain('1970');
  });
});

describe('a heartbeat', () => {
  it('shows thirty beats and takes strange letters for no measurement', () => {
    expect(beatsOf('x'.repeat(5) + 'e'.repeat(29))).toEqual(['-', ...Array.from({ length: 29 }, () => 'e')]);
  });
  it('is summed up for those who do not see it', () => {
    expect(countBeats(beatsOf('egfpcwdd-'))).toEqual({ ok: 3, weak: 3, down: 2, none: 1 });
  });
});

describe('a fault', () => {
  it.each(FAULT_CODES)('%s has a cause and a next step', (code) => {
    const shown = showFault(new Fault(code, 'detail'), english);
    expect(shown).toMatchObject({ code, detail: 'detail' });
    expect([shown.title, shown.next].join()).not.toContain('faults.');
  });
  it('names the wrong fields', () => {
    const fault = new Fault('invalid-input', 'no', { errors: [{ path: '/name', message: 'taken' }] });
    expect(fieldFaults(fault).get('/name')).toBe('taken');
  });
});

describe('a form from a schema', () => {
  const fields = schemaFields(
    {
      properties: {
        id: { type: 'string' },
        port: { type: 'integer', minimum: 1, maximum: 65_535, title: 'Port' },
        verify: { type: 'boolean', default: true },
        codes: { type: 'array', items: { type: 'integer' }, default: [] },
        method: { enum: ['GET', 'HEAD'], default: 'GET' },
        broken: 'not a schema',
      },
      required: ['port', 'method'],
    },
    new Set(['id']),
  );

  it('has the fields of the plug-in only', () => {
    expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
      ['port', 'integer', true],
      ['verify', 'boolean', false],
      ['codes', 'list', false],
      ['method', 'choice', false],
    ]);
  });
  it('shows what is stored, else the default', () => {
    expect(fields.map((field) => shownValue(field, { codes: [200, 204] }[field.name]))).toEqual([
      '',
      true,
      '200, 204',
      'GET',
    ]);
  });
  it('sends numbers as numbers and leaves empty fields out', () => {
    const values = { port: ' 443 ', verify: false, codes: '200, 301', method: '' };
    expect(settingsOf(fields, values)).toEqual({ port: 443, verify: false, codes: [200, 301] });
  });
  it.each([
    ['', 'form.required'],
    ['x', 'form.wholeNumber'],
    ['1.5', 'form.wholeNumber'],
    ['0', 'form.between'],
    ['80', undefined],
  ])('judges "%s" for a port', (written, key) => {
    const [port] = fields;
    expect(port && fieldProblem(port, written)?.key).toBe(key);
  });
  it.each([
    ['1,5', 1.5],
    ['-2', -2],
    ['1e3', Number.NaN],
    ['0x10', Number.NaN],
  ])('reads the number "%s"', (written, value) => {
    expect(parseNumber(written)).toBe(value);
  });
});
