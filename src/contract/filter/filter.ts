import { addressMatcher } from './address-pattern.ts';
import { FILTER_ALIASES, FILTER_FIELDS, type FilterField, type FilterRow, isFilterField } from './fields.ts';
import { cutFilter, type FilterOperator, type Piece, type RawTerm } from './tokens.ts';

/** What is wrong with a filter; each code has a sentence under `filter.errors.<code>` in the language files. */
export const FILTER_ERRORS = ['field', 'operator', 'value', 'number', 'choice', 'address', 'quote'] as const;
export type FilterError = {
  readonly code: (typeof FILTER_ERRORS)[number];
  /** Characters `from` to `to` of the text are the reason. */
  readonly from: number;
  readonly to: number;
  /** What was written there. */
  readonly word: string;
};
type Matches = (row: FilterRow) => boolean;
export type Filter = { readonly error: FilterError | undefined; readonly matches: Matches };

class Wrong extends Error {
  readonly error: FilterError;
  constructor(code: FilterError['code'], { from, to, text: word }: Piece) {
    super(code);
    this.error = { code, from, to, word };
  }
}

const contains = (values: readonly string[], wanted: string): boolean =>
  values.some((value) => value.toLowerCase().includes(wanted));
const equals = (values: readonly string[], wanted: string): boolean =>
  values.some((value) => value.toLowerCase() === wanted);

function freeText(piece: Piece): Matches {
  const word = piece.text.toLowerCase();
  return (row) =>
    contains([row.name, row.address, row.site, row.partner, row.country, row.dnExt], word) ||
    contains(row.groups, word) ||
    contains(row.tags, word);
}

const COMPARE: Readonly<Record<FilterOperator, (a: number, b: number) => boolean>> = {
  ':': (a, b) => a === b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

function numberOf(piece: Piece, factors: Readonly<Record<string, number>>): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-zµ%]*)$/i.exec(piece.text) ?? [];
  const factor = unit === '' ? 1 : factors[unit.toLowerCase()];
  if (digits === '' || factor === undefined) throw new Wrong('number', piece);
  return Number(digits) * factor;
}

type FieldOf<K extends FilterField['kind']> = Extract<FilterField, { readonly kind: K }>;

function numberMatcher(field: FieldOf<'number'>, operator: FilterOperator, piece: Piece): Matches {
  const limit = numberOf(piece, field.unit.factors);
  const compare = COMPARE[operator];
  return (row) => {
    const value = field.of(row);
    return value !== null && compare(value, limit);
  };
}

function choiceMatcher(field: FieldOf<'choice'>, piece: Piece): Matches {
  const wanted = piece.text.toLowerCase();
  if (!field.choices.includes(wanted)) throw new Wrong('choice', piece);
  return (row) => equals(field.of(row), wanted);
}

function networkMatcher(field: FieldOf<'address'>, piece: Piece): Matches {
  const matches = addressMatcher(piece.text.toLowerCase());
  if (matches === undefined) throw new Wrong('address', piece);
  return (row) => field.of(row).some((address) => matches(address.toLowerCase()));
}

function textMatcher(field: FieldOf<'text'>, operator: FilterOperator, piece: Piece): Matches {
  const wanted = piece.text.toLowerCase();
  // "=" asks for the whole text, ":" for a part of it; nothing between quotation marks asks for an empty field.
  const isWhole = operator !== ':' || wanted === '';
  return (row) => (isWhole ? equals : contains)(field.of(row), wanted);
}

function valueMatcher(field: FilterField, operator: FilterOperator, piece: Piece): Matches {
  if (field.kind === 'number') return numberMatcher(field, operator, piece);
  if (field.kind === 'choice') return choiceMatcher(field, piece);
  if (field.kind === 'address') return networkMatcher(field, piece);
  return textMatcher(field, operator, piece);
}

function fieldMatcher(term: RawTerm & { readonly field: Piece }): Matches {
  const { text } = term.field;
  const name = FILTER_ALIASES[text] ?? text;
  if (!isFilterField(name)) throw new Wrong('field', term.field);
  const field: FilterField = FILTER_FIELDS[name];
  const { operator = ':' } = term;
  if (field.kind !== 'number' && /[<>]/.test(operator)) throw new Wrong('operator', { ...term.field, to: term.to });
  if (term.values.length === 0) throw new Wrong('value', { ...term.field, to: term.to });
  const made = term.values.map((piece) => ({
    isNegated: piece.isNegated,
    matches: valueMatcher(field, operator, piece),
  }));
  const wanted = made.filter((one) => !one.isNegated);
  const unwanted = made.filter((one) => one.isNegated);
  // "!=" of a list means none of it; a number compares by itself.
  const isNot = operator === '!=' && field.kind !== 'number';
  return (row) => {
    const some = wanted.length === 0 || wanted.some(({ matches }) => matches(row));
    return (isNot ? !some : some) && !unwanted.some(({ matches }) => matches(row));
  };
}

/**
 * Reads a filter such as `status:down,major site:"Gudang B" latency>50ms -tag:lab ip:10.20.0.0/16 core`. All conditions
 * must hold; of a list of values, one. The conditions before and after one that is wrong still count.
 */
export function parseFilter(text: string): Filter {
  const { terms, openQuote } = cutFilter(text);
  const all: Matches[] = [];
  let error: FilterError | undefined = openQuote && { code: 'quote', ...openQuote, word: '"' };
  for (const term of terms) {
    try {
      const { field } = term;
      const matches =
        field === undefined
          ? freeText(term.values[0] ?? { text: '', from: 0, to: 0 })
          : fieldMatcher({ ...term, field });
      all.push(term.isNegated ? (row) => !matches(row) : matches);
    } catch (thrown) {
      if (!(thrown instanceof Wrong)) throw thrown;
      error ??= thrown.error;
    }
  }
  return { error, matches: (row) => all.every((matches) => matches(row)) };
}

/** A value as it must be written in a filter. */
export const filterValue = (value: string): string =>
  /^[^\s,"!]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
