/** A piece of a filter with its place in the text, so that an error can be shown where it is. */
export type Piece = { readonly text: string; readonly from: number; readonly to: number };

export const FILTER_OPERATORS = ['!=', '>=', '<=', ':', '=', '>', '<'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** One condition as it was written: `-tag:lab`, `latency>50ms`, `"free text"`. */
export type RawTerm = {
  readonly isNegated: boolean;
  /** Undefined for free text. */
  readonly field: Piece | undefined;
  readonly operator: FilterOperator | undefined;
  /** At least one, but none where something is missing. */
  readonly values: readonly (Piece & { readonly isNegated: boolean })[];
  readonly from: number;
  readonly to: number;
};
export type OpenQuote = { readonly from: number; readonly to: number };

const FIELD = /[A-Za-z_-]+(?=!=|>=|<=|[:=<>])/y;

/** Cuts a filter into its conditions. @returns the place of a quotation mark that is never closed, if there is one */
export function cutFilter(text: string): { readonly terms: readonly RawTerm[]; readonly openQuote?: OpenQuote } {
  const terms: RawTerm[] = [];
  let openQuote: OpenQuote | undefined;
  let at = 0;

  function value(stopAtComma: boolean): Piece {
    const from = at;
    if (text[at] !== '"') {
      const stop = stopAtComma ? /[\s,]/ : /\s/;
      while (at < text.length && !stop.test(text[at] ?? '')) at += 1;
      return { text: text.slice(from, at), from, to: at };
    }
    let written = '';
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\' && at + 1 < text.length) at += 1;
      written += text[at] ?? '';
    }
    if (at >= text.length) openQuote ??= { from, to: text.length };
    else at += 1;
    return { text: written, from, to: at };
  }
  function listOfValues(): RawTerm['values'] {
    const values: (Piece & { isNegated: boolean })[] = [];
    do {
      if (text[at] === ',') at += 1;
      const isNegated = text[at] === '!';
      if (isNegated) at += 1;
      const piece = value(true);
      if (piece.to > piece.from) values.push({ ...piece, isNegated });
    } while (text[at] === ',');
    return values;
  }
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const from = at;
    const isNegated = text[at] === '-' && at + 1 < text.length && !/\s/.test(text[at + 1] ?? '');
    if (isNegated) at += 1;
    FIELD.lastIndex = at;
    const name = FIELD.exec(text)?.[0];
    if (name === undefined) {
      const piece = value(false);
      if (piece.text !== '')
        terms.push({
          isNegated,
          field: undefined,
          operator: undefined,
          values: [{ ...piece, isNegated: false }],
          from,
          to: at,
        });
      continue;
    }
    const field = { text: name.toLowerCase(), from: at, to: at + name.length };
    at += name.length;
    const operator = FILTER_OPERATORS.find((sign) => text.startsWith(sign, at));
    at += operator?.length ?? 0;
    terms.push({ isNegated, field, operator, values: listOfValues(), from, to: at });
  }
  return openQuote === undefined ? { terms } : { terms, openQuote };
}
