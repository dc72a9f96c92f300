import { Fault } from '../../contract/faults.ts';

/** Levels that lists and objects may stand in each other. */
const DEPTH_LIMIT = 64;
const BACKSLASH = 0x5c;

/** Where the string that begins at `start` ends (its closing quote); the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

/** A key as it is meant: `"\u0061"` is `a`. What is no string is left for the parser to complain of. */
function keyOf(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw;
  }
}

function noteKey(keys: Set<string>, raw: string): void {
  const key = keyOf(raw);
  if (keys.has(key)) throw new Fault('invalid-input', `"${key.slice(0, 60)}" stands twice in one object.`);
  keys.add(key);
}

/** @throws {Fault} `invalid-input` on nesting beyond the limit, or a key that stands twice in one object */
function checkShape(text: string): void {
  /** The keys of each open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKey && keys) noteKey(keys, text.slice(at, end + 1));
      isKey = false;
      at = end;
    } else if (sign === '{' || sign === '[') {
      isKey = sign === '{';
      if (open.push(isKey ? new Set() : undefined) > DEPTH_LIMIT)
        throw new Fault('invalid-input', `The JSON is nested more than ${String(DEPTH_LIMIT)} levels deep.`);
    } else if (sign === '}' || sign === ']') {
      open.pop();
    } else if (sign === ',') {
      isKey = true;
    }
  }
}

/**
 * Parses JSON from outside. Refuses what two readers could understand differently (a key given twice) and what is
 * only made to exhaust (deep nesting), before anything is built from it.
 *
 * @throws {Fault} `invalid-input`
 * @see RFC 8259 section 4 (names should be unique), section 9 (limits of depth)
 */
export function parseStrictJson(text: string): unknown {
  checkShape(text);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new Fault('invalid-input', 'The body is not valid JSON.', { cause: thrown });
  }
}
