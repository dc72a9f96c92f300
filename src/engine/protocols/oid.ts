import { Fault } from '../../contract/faults.ts';

/** Longest identifier there may be. @see RFC 2578 section 3.5 */
const MOST_ARCS = 128;
const MOST_ARC = 0xffff_ffff;

const wrong = (text: string): Fault =>
  new Fault(
    'invalid-input',
    `"${text.slice(0, 80)}" is not an object identifier; write numbers with dots, as 1.3.6.1.2.1.1.5.0.`,
  );

/** "1.3.6.1" or ".1.3.6.1" as numbers. @throws {Fault} `invalid-input` */
export function parseOid(text: string): readonly number[] {
  const bare = text.startsWith('.') ? text.slice(1) : text;
  if (!/^\d+(?:\.\d+)*$/.test(bare)) throw wrong(text);
  const arcs = bare.split('.').map(Number);
  const [first = 0, second = 0] = arcs;
  if (arcs.length > MOST_ARCS || first > 2 || (first < 2 && second > 39) || arcs.some((arc) => arc > MOST_ARC))
    throw wrong(text);
  return arcs;
}

/** Content bytes of an identifier. @see X.690 section 8.19 */
export function oidBytes(oid: string | readonly number[]): Uint8Array {
  const arcs = typeof oid === 'string' ? parseOid(oid) : oid;
  const [first = 0, second = 0, ...rest] = arcs;
  const out: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    let shift = 1;
    while (arc >= 128 ** shift && shift < 6) shift += 1;
    for (let at = shift - 1; at > 0; at -= 1) out.push((Math.floor(arc / 128 ** at) % 128) + 128);
    out.push(arc % 128);
  }
  return Uint8Array.from(out);
}

/** Text of content bytes. @throws {Fault} `invalid-input` when it is cut off or has a number beyond 32 bits */
export function oidText(bytes: Uint8Array, start: number, end: number): string {
  if (end <= start) return '0.0';
  let text = '';
  let arc = 0;
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    arc = arc * 128 + (byte & 127);
    if (arc > MOST_ARC + 80) throw wrong(text);
    if (byte > 127) continue;
    if (count === 0) {
      const first = Math.min(2, Math.floor(arc / 40));
      text = `${String(first)}.${String(arc - first * 40)}`;
    } else text += `.${String(arc)}`;
    arc = 0;
    count += 1;
  }
  if ((bytes[end - 1] ?? 0) > 127 || count >= MOST_ARCS) throw wrong(text);
  return text;
}

/** Below 0, 0 or above 0: the order in which agents answer. */
export function compareOids(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a.split('.'), b.split('.')];
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = Number(left[at]) - Number(right[at]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Whether an identifier lies below a prefix (or is it). */
export const isWithin = (oid: string, prefix: string): boolean => oid === prefix || oid.startsWith(`${prefix}.`);

/** What stands behind the prefix: the index of a column's cell. Empty for the prefix itself. */
export const indexWithin = (oid: string, prefix: string): string => oid.slice(prefix.length + 1);
