import ipaddr from 'ipaddr.js';

/** An address as a number. `bits`: 32 for IPv4, 128 for IPv6. */
export type Ip = { readonly value: bigint; readonly bits: 32 | 128 };

const toBig = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** @returns undefined for what is no address in full; a zone ("%eth0") is left out */
export function ipOf(text: string): Ip | undefined {
  const bare = text.replace(/%.*$/, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(bare))
    return { value: toBig(ipaddr.IPv4.parse(bare).toByteArray()), bits: 32 };
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return undefined;
  return { value: toBig(ipaddr.IPv6.parse(bare).toByteArray()), bits: 128 };
}

/** The address as RFC 5952 (IPv6) or four numbers (IPv4) write it. */
export function ipText({ value, bits }: Ip): string {
  const bytes = Array.from({ length: bits / 8 }, (_, at) => Number((value >> BigInt(bits - 8 * (at + 1))) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}

/** Addresses in a row, both ends included. */
export type IpRange = { readonly first: bigint; readonly last: bigint; readonly bits: 32 | 128 };

/** The whole network an address with a prefix length is in. */
export function networkOf({ value, bits }: Ip, prefix: number): IpRange {
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { first, last: first + size - 1n, bits };
}

/** A network such as "10.0.0.0/8", or one address. @returns undefined when it is neither */
export function cidrOf(text: string): IpRange | undefined {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  const ip = ipOf(address);
  if (ip === undefined || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return undefined;
  const length = prefix === undefined ? ip.bits : Number(prefix);
  return length > ip.bits ? undefined : networkOf(ip, length);
}

export const holds = (ranges: readonly IpRange[], ip: Ip): boolean =>
  ranges.some(({ first, last, bits }) => bits === ip.bits && first <= ip.value && ip.value <= last);

/** The same addresses as few ranges in order, none of which touch. */
export function joined(ranges: readonly IpRange[]): readonly IpRange[] {
  const result: IpRange[] = [];
  const inOrder = ranges.toSorted((a, b) => a.bits - b.bits || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  for (const range of inOrder) {
    const before = result.at(-1);
    if (before === undefined || before.bits !== range.bits || before.last + 1n < range.first) result.push(range);
    else if (before.last < range.last) result[result.length - 1] = { ...before, last: range.last };
  }
  return result;
}

/** What of some ranges is in none of others. */
export function without(ranges: readonly IpRange[], others: readonly IpRange[]): readonly IpRange[] {
  let left = joined(ranges);
  for (const { first, last, bits } of joined(others))
    left = left.flatMap((range) => {
      if (range.bits !== bits || last < range.first || range.last < first) return [range];
      return [
        { ...range, last: first - 1n },
        { ...range, first: last + 1n },
      ].filter((piece) => piece.first <= piece.last);
    });
  return left;
}

export const sizeOf = (ranges: readonly IpRange[]): bigint =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
