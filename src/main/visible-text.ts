const ESCAPED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const CONTROL = /(?!\n)\p{Cc}/gu;
const PICTURES = 0x2400;

const codeOf = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Text that a terminal shows and does not obey: control characters are drawn (ESC as ␛), those beyond ASCII and what
 * turns the direction of writing are written as escapes, which JSON reads back. Line ends stay.
 *
 * @see ECMA-48 (control functions), Unicode block Control Pictures
 */
export const visible = (text: string): string =>
  text.replaceAll(ESCAPED, codeOf).replaceAll(CONTROL, (sign) => String.fromCharCode(PICTURES + sign.charCodeAt(0)));

/** The same, in one line: a name with a line end in it cannot look like a line of its own. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', '␊');
