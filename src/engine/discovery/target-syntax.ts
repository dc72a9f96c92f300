import { classifyTarget } from '../../contract/addresses.ts';
import { MOST_ADDRESSES } from '../../contract/discovery-limits.ts';
import { Fault } from '../../contract/faults.ts';
import { type Ip, ipOf, type IpRange, networkOf } from '../lib/ip.ts';

/** What one expression stands for. `prefix`: the network around the address that the name has. */
export type Target =
  | { readonly kind: 'ranges'; readonly ranges: readonly IpRange[] }
  | { readonly kind: 'name'; readonly name: string; readonly prefix: number | undefined };

/** Numbers of an octet: "7", "1-9", "[0-9,20]". */
const OCTET = /^(?:\d{1,3}(?:-\d{1,3})?|\[\d{1,3}(?:-\d{1,3})?(?:,\d{1,3}(?:-\d{1,3})?)*\])$/;
/** A comma within brackets does not end an expression. */
const DOTS = /\.(?![^[]*\])/;
const LAST_OCTETS = /^((?:\d{1,3}\.){3}\d{1,3})-(\d{1,3})$/;
const SUFFIX = /^(.+)\/(\d{1,3})$/;

const refuse = (message: string): Fault => new Fault('invalid-input', message);
const grouped = (count: bigint): string => count.toLocaleString('en');
const tooMany = (text: string, count: bigint): Fault =>
  refuse(
    `${text} is ${grouped(count)} addresses; a scan takes at most ${grouped(BigInt(MOST_ADDRESSES))}. Name the networks that are in use.`,
  );

function rangeOf(text: string, from: Ip, to: Ip): Target {
  if (from.bits !== to.bits) throw refuse(`${text} begins with one kind of address and ends with another.`);
  const count = to.value - from.value + 1n;
  if (count < 1n)
    throw refuse(`${text} ends before it begins: ${grouped(2n - count)} addresses backwards. Swap both ends.`);
  if (count > BigInt(MOST_ADDRESSES)) throw tooMany(text, count);
  return { kind: 'ranges', ranges: [{ first: from.value, last: to.value, bits: from.bits }] };
}

/**
 * A network. The first and the last address of an IPv4 network are those of the network itself and of all in it, and
 * nobody's own; not so in a /31 (RFC 3021).
 */
function cidr(text: string, ip: Ip, prefix: number, isWhole: boolean): Target {
  if (prefix > ip.bits) throw refuse(`${text}: a prefix has at most ${String(ip.bits)} bits.`);
  const { first, last, bits } = networkOf(ip, prefix);
  const edge = bits === 32 && prefix < 31 && !isWhole ? 1n : 0n;
  const range = { first: first + edge, last: last - edge, bits };
  const count = last - first + 1n;
  if (!isWhole && count > BigInt(MOST_ADDRESSES)) throw tooMany(text, count);
  return { kind: 'ranges', ranges: [range] };
}

/** Runs of numbers in an octet. @throws {Fault} */
function runsOf(octet: string, text: string): readonly (readonly [number, number])[] {
  return octet
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      if (from > 255 || to > 255) throw refuse(`${text}: the numbers of an address go up to 255.`);
      if (to < from) throw refuse(`${text}: ${part} ends before it begins. Swap both ends.`);
      return [from, to] as const;
    });
}

function product(text: string, octets: readonly string[]): Target {
  const runs = octets.map((octet) => runsOf(octet, text));
  const sizes = runs.map((list) => list.reduce((sum, [from, to]) => sum + to - from + 1, 0));
  const count = sizes.reduce((all, size) => all * BigInt(size), 1n);
  if (count > BigInt(MOST_ADDRESSES)) throw tooMany(text, count);
  let heads: readonly bigint[] = [0n];
  for (const list of runs.slice(0, 3)) {
    const numbers = list.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => BigInt(from + at)));
    heads = heads.flatMap((head) => numbers.map((number) => (head << 8n) | number));
  }
  const ranges = heads.flatMap((head) =>
    (runs[3] ?? []).map(([from, to]): IpRange => {
      const base = head << 8n;
      return { first: base + BigInt(from), last: base + BigInt(to), bits: 32 };
    }),
  );
  return { kind: 'ranges', ranges };
}

/** Numbers with a zero before them, in what consists of numbers: octal to some, decimal to others. */
const isOctal = (text: string): boolean =>
  /^[\d.[\],/-]+$/.test(text) && text.includes('.') && /(?:^|\D)0\d/.test(text);

/** Whether something is meant for an address, rightly written or not. */
export const looksLikeAddress = (text: string): boolean =>
  ipOf(text) !== undefined || /^[\d[]/.test(text) ? /[.:/]/.test(text) : /^[0-9a-f]*:[0-9a-f:]*[/\-.\d]*/i.test(text);

/** "10.0.0.1-10.0.0.9" or "10.0.0.1-9". @throws {Fault} */
function dashed(text: string): Target | undefined {
  const [, short, end] = LAST_OCTETS.exec(text) ?? [];
  const from = short === undefined ? undefined : ipOf(short);
  if (from && end !== undefined) {
    if (Number(end) > 255) throw refuse(`${text}: the numbers of an address go up to 255.`);
    return rangeOf(text, from, { value: ((from.value >> 8n) << 8n) + BigInt(end), bits: 32 });
  }
  const [left = '', right = '', ...more] = text.split('-');
  const [begin, until] = [ipOf(left), ipOf(right)];
  return begin && until && more.length === 0 ? rangeOf(text, begin, until) : undefined;
}

/** A name, with or without the network around its address. @throws {Fault} */
function named(text: string, host: string, prefix: number | undefined): Target {
  const verdict = classifyTarget(host);
  if ('refused' in verdict) throw refuse(verdict.refused);
  if (prefix !== undefined && prefix < 16) throw tooMany(text, 1n << BigInt(32 - prefix));
  return { kind: 'name', name: host.toLowerCase(), prefix };
}

/**
 * One expression: an address, a network, a range, numbers in brackets, or a name, with or without a prefix length.
 *
 * @param isWhole a network includes its own address and that of all in it; for what is left out
 * @throws {Fault} `invalid-input` with the count of what is too much
 */
export function parseTarget(text: string, isWhole = false): Target {
  if (isOctal(text))
    throw refuse(`${text}: a number with a zero before it means one thing here and another there. Leave the zero out.`);
  const alone = ipOf(text);
  if (alone) return { kind: 'ranges', ranges: [{ first: alone.value, last: alone.value, bits: alone.bits }] };
  const range = dashed(text);
  if (range) return range;
  const [, host = text, length] = SUFFIX.exec(text) ?? [];
  const prefix = length === undefined ? undefined : Number(length);
  const ip = prefix === undefined ? undefined : ipOf(host);
  if (ip && prefix !== undefined) return cidr(text, ip, prefix, isWhole);
  const octets = text.split(DOTS);
  if (octets.length === 4 && octets.every((octet) => OCTET.test(octet))) return product(text, octets);
  return named(text, host, prefix);
}
