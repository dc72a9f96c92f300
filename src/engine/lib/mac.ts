/** 12 hex digits in lower case of a hardware address in any notation; undefined for anything else. */
export function macDigits(text: string): string | undefined {
  const parts = text.trim().split(/[:\-. ]/);
  // "0:1b:2c:3:4:5", as some systems leave out zeros.
  const whole = parts.length === 6 ? parts.map((part) => part.padStart(2, '0')).join('') : parts.join('');
  return /^[0-9a-f]{12}$/i.test(whole) ? whole.toLowerCase() : undefined;
}

/**
 * Addresses that belong to no one device: of groups that take over for each other (VRRP and CARP, RFC 9568; HSRP 1
 * and 2; GLBP), and none at all.
 */
const SHARED = [
  /^00005e0001/,
  /^00005e0002/,
  /^00000c07ac/,
  /^00000c9ff/,
  /^000573a0/,
  /^0007b400/,
  /^0{12}$/,
  /^f{12}$/,
  /^(?:02){6}$/,
  /^001122334455$/,
  /^deadbeef/,
];

/** Whether a hardware address may be that of several devices, or of none. */
export const isSharedMac = (mac: string): boolean => SHARED.some((pattern) => pattern.test(mac));
