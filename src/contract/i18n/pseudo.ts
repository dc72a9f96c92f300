const PLAIN = 'aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ';
const ACCENTED = 'áÁƀƁçÇðÐéÉƒƑĝĜĥĤîÎĵĴķĶļĻɱṀñÑöÖþÞɋɊŕŔšŠţŢûÛṽṼŵŴẋẊýÝžŽ';
const LOOKS = new Map(Array.from(PLAIN, (letter, index) => [letter, ACCENTED[index] ?? letter]));
/** How much longer than English other languages are at worst. */
const LONGER = 0.4;

const accented = (text: string): string => Array.from(text, (letter) => LOOKS.get(letter) ?? letter).join('');

/** A sentence with accents on every letter and 40 % longer; what is filled in stays as it is. */
export function pseudoSentence(sentence: string): string {
  const pieces = sentence.split(/(\{\{\w+\}\})/);
  const words = pieces.filter((_, index) => index % 2 === 0).join('');
  const more = 'ö'.repeat(Math.ceil(words.trim().length * LONGER));
  const looks = pieces.map((piece, index) => (index % 2 === 0 ? accented(piece) : piece)).join('');
  return words.trim() === '' ? looks : `${looks}${more}`;
}

type Tree = { readonly [key: string]: string | Tree };
/** Every sentence of a language file so. */
export const pseudoTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoSentence(value) : pseudoTree(value),
    ]),
  );
