const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
/** What `inet_aton` would still read as a number: 2130706433, 0x7f000001, 127.1 */
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/i;

export type AddressFamily = 'ipv4' | 'ipv6' | 'name';

/** True for a dotted quad in plain decimal; octal, hexadecimal and short forms are refused on purpose. */
export const isIpv4 = (text: string): boolean => IPV4.test(text);

/** True for an RFC 4291 text address, with an optional zone ("fe80::1%eth0", RFC 4007 section 11). */
export function isIpv6(text: string): boolean {
  const [address = '', zone, ...rest] = text.split('%');
  if (rest.length > 0 || (zone !== undefined && !/^[A-Za-z0-9_.-]{1,16}$/.test(zone))) return false;
  if (!/^[0-9a-f:.]+$/i.test(address) || !address.includes(':') || address.includes(':::')) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const dotted = last.includes('.');
  if (dotted && !isIpv4(last)) return false;
  const hex = dotted ? groups.slice(0, -1) : groups;
  if (hex.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = hex.length + (dotted ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

/**
 * Tells what a target is, or why it is refused. Nothing is resolved or sent.
 *
 * @returns the family of a usable target, or a sentence a technician can act on
 * @see RFC 1123 section 2.1 (host names), RFC 6943 section 3.1.1 (ambiguous IPv4 forms)
 */
export function classifyTarget(text: string): { family: AddressFamily } | { refused: string } {
  if (text === '') return { refused: 'An address is needed: an IPv4 or IPv6 address or a host name.' };
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u0020\u007f-\u009f\u2028\u2029]/.test(text))
    return { refused: 'The address contains a space or a control character.' };
  if (isIpv4(text)) return { family: 'ipv4' };
  if (text.includes(':')) {
    return isIpv6(text)
      ? { family: 'ipv6' }
      : { refused: 'This is not a complete IPv6 address. Give a port in the check instead.' };
  }
  if (text.length > 253) return { refused: 'A host name has at most 253 characters.' };
  const labels = text.replace(/\.$/, '').split('.');
  if (!labels.every((label) => LABEL.test(label)))
    return { refused: 'A host name has letters, digits, "-" and "." only and no part begins or ends with "-".' };
  if (NUMERIC_LABEL.test(labels.at(-1) ?? ''))
    return {
      refused:
        'This looks like an IPv4 address written in a short or numeric form. Write all four numbers, for example 192.168.1.1.',
    };
  return { family: 'name' };
}
