import { Fault } from '../../contract/faults.ts';

/** A word, number or sign of a MIB file, or a text in quotes. */
export type Token = {
  readonly kind: 'word' | 'number' | 'text' | 'sign';
  readonly text: string;
  readonly line: number;
};

/** Larger files hold something else. */
export const MOST_CHARACTERS = 5_000_000;

// One alternative a kind of token; comments end at the end of the line or at two hyphens (X.680 section 12.6).
const TOKEN =
  /(?<space>\s+)|(?<comment>--(?:(?!--)[^\r\n])*(?:--|(?=[\r\n])|$))|"(?<text>[^"]*)"|'(?<digits>[\dA-Fa-f]*)'[HhBb]|(?<word>[A-Za-z][\w-]*)|(?<number>-?\d+)|(?<sign>::=|\.\.|[{}()[\],;|.:<>=])/gy;

function* linesOf(text: string): Generator<number> {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) yield at;
}

/** @throws {Fault} `invalid-input` at a sign that no MIB file has */
export function tokensOf(source: string): readonly Token[] {
  if (source.length > MOST_CHARACTERS)
    throw new Fault('invalid-input', `A MIB file may have ${String(MOST_CHARACTERS)} characters at most.`);
  const breaks = linesOf(source);
  let nextBreak = breaks.next();
  let line = 1;
  const lineAt = (place: number): number => {
    while (nextBreak.done !== true && nextBreak.value < place) {
      line += 1;
      nextBreak = breaks.next();
    }
    return line;
  };
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  let place = 0;
  while (place < source.length) {
    pattern.lastIndex = place;
    const found = pattern.exec(source);
    if (found === null)
      throw new Fault(
        'invalid-input',
        `Line ${String(lineAt(place))}: ${JSON.stringify(source[place])} has no place in a MIB file.`,
      );
    const { text, digits, word, number, sign } = found.groups ?? {};
    const at = lineAt(place);
    if (word !== undefined) tokens.push({ kind: 'word', text: word, line: at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, line: at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, line: at });
    else if (text !== undefined || digits !== undefined)
      tokens.push({ kind: 'text', text: (text ?? digits ?? '').replaceAll(/\s*\n\s*/g, '\n'), line: at });
    place = pattern.lastIndex;
  }
  return tokens;
}
