import { isSharedMac } from '../lib/mac.ts';

/** Whether a hardware address can tell one device from another: it is of one, and not of a group of listeners. */
export const isTelling = (mac: string): boolean =>
  (Number.parseInt(mac.slice(1, 2), 16) & 1) === 0 && !isSharedMac(mac);

/** Addresses that say nothing beyond the device itself or its cable. */
export const isReachable = (address: string): boolean =>
  !/^(?:127\.|0\.|169\.254\.|22[4-9]\.|23\d\.|::1?$|fe[89ab])/i.test(address) && address !== '255.255.255.255';

/** Long names of interfaces and what they are cut to: "GigabitEthernet1/0/1" and "Gi1/0/1" are the same. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(?:hundredgig(?:abit)?(?:ethernet|e)|hu)(?=\d)/, 'hu'],
  [/^(?:fortygig(?:abit)?(?:ethernet|e)|fo)(?=\d)/, 'fo'],
  [/^(?:twentyfivegig(?:abit)?(?:ethernet|e)|twe)(?=\d)/, 'twe'],
  [/^(?:tengig(?:abit)?(?:ethernet|e)|xgigabitethernet|ten-gigabitethernet|te|xge)(?=\d)/, 'te'],
  [/^(?:gigabitethernet|gigabitether|gige|gi|ge)(?=\d)/, 'gi'],
  [/^(?:fastethernet|fa)(?=\d)/, 'fa'],
  [/^(?:ethernet|eth|et)(?=\d)/, 'et'],
  [/^(?:port-channel|po)(?=\d)/, 'po'],
];

/** A name of an interface as far as it must agree. */
export function plainPort(name: string): string {
  const plain = name.trim().toLowerCase().replaceAll(/\s+/g, '');
  for (const [long, short] of SHORT) if (long.test(plain)) return plain.replace(long, short);
  return plain;
}

/** A name of a system as far as it must agree: "Core1.example.net", and what CDP makes of it: "core1(FOX1234)". */
export const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\([^()]*\)$/, '');
export const shortName = (name: string): string => (/^[\d.]+$/.test(name) ? name : (name.split('.')[0] ?? name));
