import { isIpv4 } from '../addresses.ts';

const BITS = 32;

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** IPv6 as eight groups of four digits, lower case; undefined when it is none. */
function groupsOf(address: string): string | undefined {
  if (!/^[0-9a-f:]{2,39}$/.test(address) || address.split('::').length > 2) return undefined;
  const [head = '', tail] = address.split('::');
  const part = (half: string) => (half === '' ? [] : half.split(':'));
  const [before, after] = [part(head), part(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return groups.some((group) => group.length > 4 || group === '')
    ? undefined
    : groups.map((group) => group.padStart(4, '0')).join('');
}

const bitsOf = (groups: string): string =>
  groups
    .split(':')
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');

function network(base: string, length: number): ((address: string) => boolean) | undefined {
  if (isIpv4(base) && length <= BITS) {
    const size = 2 ** (BITS - length);
    const first = Math.floor(numberOf(base) / size);
    return (address) => isIpv4(address) && Math.floor(numberOf(address) / size) === first;
  }
  const groups = groupsOf(base);
  if (groups === undefined || length > 128) return undefined;
  const prefix = bitsOf(groups).slice(0, length);
  return (address) => {
    const own = groupsOf(address.split('%')[0] ?? '');
    return own !== undefined && bitsOf(own).startsWith(prefix);
  };
}

/**
 * Matches addresses: a network ("10.20.0.0/16", "2001:db8::/32"), or any part of an address or host name ("20.1.5").
 *
 * @param pattern lower case @returns undefined when a network is not written right
 */
export function addressMatcher(pattern: string): ((address: string) => boolean) | undefined {
  const [, base = '', length = ''] = /^(.*)\/(\d{1,3})$/.exec(pattern) ?? [];
  if (base !== '') return network(base, Number(length));
  return pattern.includes('/') ? undefined : (address) => address.includes(pattern);
}
