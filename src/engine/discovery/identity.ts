import { isSharedMac } from '../lib/mac.ts';
import type { LldpId } from '../wiring/wiring.ts';

/** By what a device is told from all others, the most certain first. */
export const KEYS = ['chassisId', 'bridgeMac', 'serial', 'engineId'] as const;
type Key = (typeof KEYS)[number];

/** What of a host says which one it is. Hardware addresses are 12 hex digits. */
export type Identity = {
  readonly chassisId: string | null;
  readonly bridgeMac: string | null;
  readonly serial: string | null;
  readonly engineId: string | null;
  readonly sysName: string | null;
  readonly sysObjectId: string | null;
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  /** It told of itself by SNMP, so that what it does not know of itself it does not have. */
  readonly isRead: boolean;
};

/** Numbers that makers leave in devices that never got one of their own. */
const NO_SERIAL =
  /^(?:0+|[fx]+|\.+|-+|(?:n\/?a|none|null|unknown|default|not (?:specified|available|applicable|set|present)|to be filled.*|system serial.*|chassis serial.*|serial ?number|invalid|empty|oem|0?123456789\w*|1{4,})|sn0+)$/i;
/** Names that devices have before anybody gives them one. */
const NO_NAME =
  /^(?:|localhost(?:\..*)?|router|switch|ap|server|printer|mikrotik|ubnt|unifi|openwrt|raspberrypi|debian|ubuntu|windows|cisco|huawei|hpe?|procurve|junos|vyos|pfsense|opnsense|netgear|d-?link|tp-?link|zyxel|default|none|unknown|noname|public)$/i;
/** Addresses that every new device has, whoever it is. */
const DEFAULT_ADDRESS =
  /^(?:192\.168\.(?:0|1|2|10|88|100|178)\.(?:1|2|254)|10\.0\.0\.(?:1|138|254)|10\.1\.1\.1|172\.16\.0\.1|169\.254\..*|127\..*|fe80:.*|::1)$/;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const isPrintable = (text: string): boolean => !/[\u0000-\u001f\u007f]/.test(text);

/** A serial number that is one; undefined for what only fills the field. */
export function soundSerial(text: string | undefined): string | null {
  const bare = text?.trim() ?? '';
  return bare.length >= 4 && isPrintable(bare) && !NO_SERIAL.test(bare) ? bare : null;
}

/** A chassis identifier that can be told from others: no NULs only, no address that several share. */
export function soundChassis(id: LldpId | undefined): string | null {
  if (id === undefined || !/^[0-9a-f]+$/.test(id.hex)) return null;
  const significant = id.hex.replace(/(?:00)+$/, '');
  if (significant.length < 4 || /^(?:00|ff|20)*$/.test(id.hex)) return null;
  const digits = id.text?.replaceAll(/[^0-9a-f]/gi, '').toLowerCase();
  const mac = id.hex.length === 12 ? id.hex : digits?.length === 12 ? digits : undefined;
  if (mac !== undefined) return isSharedMac(mac) ? null : `mac ${mac}`;
  const text = id.text?.trim() ?? '';
  if (text !== '' && (NO_SERIAL.test(text) || NO_NAME.test(text) || DEFAULT_ADDRESS.test(text))) return null;
  return `${String(id.subtype)} ${significant}`;
}

export const soundMac = (mac: string | undefined): string | null =>
  mac === undefined || isSharedMac(mac) ? null : mac;

/** An engine identifier with something of its own behind the number of its maker. @see RFC 3411, SnmpEngineID */
export function soundEngine(hex: string | undefined): string | null {
  if (hex === undefined || hex.length < 10) return null;
  const own = hex.slice(10);
  return /^(?:00|ff)*$/.test(own) || /^(?:0?123456789|01020304)/.test(own) ? null : hex;
}

/** Whether two are one device. `by`: what says so. `against`: what stands against it although something is alike. */
export type Verdict = {
  readonly isSame: boolean;
  readonly by: Key | 'sysName' | 'mac' | 'address' | null;
  readonly against: readonly Key[];
};
const DIFFERENT: Verdict = { isSame: false, by: null, against: [] };

const common = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const others = new Set(b);
  return a.filter((one) => others.has(one));
};
const ownMacs = (one: Identity): readonly string[] => one.macs.filter((mac) => !isSharedMac(mac));

function byName(a: Identity, b: Identity): boolean {
  if (a.sysName === null || a.sysName !== b.sysName || NO_NAME.test(a.sysName)) return false;
  if (a.sysObjectId !== b.sysObjectId) return false;
  const [macs, others] = [ownMacs(a), ownMacs(b)];
  // Of two that have hardware addresses, one must be the same: names are given twice by mistake.
  return macs.length === 0 || others.length === 0 || common(macs, others).length > 0;
}

/** What is left where none of the certain keys is known of both. */
function byWeakSigns(a: Identity, b: Identity): Verdict {
  if (a.isRead && b.isRead) {
    if (byName(a, b)) return { isSame: true, by: 'sysName', against: [] };
    const isNamed = a.sysName !== null && b.sysName !== null;
    const isOther = isNamed && a.sysName !== b.sysName;
    const [macs, others] = [ownMacs(a), ownMacs(b)];
    if (macs.length > 0 && others.length > 0 && common(macs, others).length === 0) return DIFFERENT;
    if (isOther) return DIFFERENT;
  } else {
    const [macs, others] = [ownMacs(a), ownMacs(b)];
    if (common(macs, others).length > 0) return { isSame: true, by: 'mac', against: [] };
    // The same address with another hardware address is somebody else now.
    if (macs.length > 0 && others.length > 0) return DIFFERENT;
  }
  const shared = common(a.addresses, b.addresses);
  return shared.length > 0 ? { isSame: true, by: 'address', against: [] } : DIFFERENT;
}

/**
 * Whether two hosts are one device: the most certain key that both have decides. What shares a less certain key although
 * the more certain one differs is told apart, and doubted: two devices with one serial number are two devices.
 */
export function verdictOf(a: Identity, b: Identity): Verdict {
  const alike = KEYS.filter((key) => a[key] !== null && a[key] === b[key]);
  const other = KEYS.filter((key) => a[key] !== null && b[key] !== null && a[key] !== b[key]);
  const [first] = KEYS.filter((key) => alike.includes(key) || other.includes(key));
  if (first === undefined) return byWeakSigns(a, b);
  const isAtOneAddress = common(a.addresses, b.addresses).some((address) => !DEFAULT_ADDRESS.test(address));
  if (alike.includes(first)) {
    // A part may be exchanged; but the same chassis at another address with another serial number is a copy.
    const isCopy = other.includes('serial') && !isAtOneAddress;
    return isCopy ? { isSame: false, by: null, against: [first] } : { isSame: true, by: first, against: [] };
  }
  const isReplaced = isAtOneAddress && a.sysName !== null && a.sysName === b.sysName;
  if (isReplaced) return { isSame: true, by: 'address', against: [] };
  return { isSame: false, by: null, against: alike.filter((key) => key !== 'engineId') };
}

/** Words under which a host is looked up: whoever shares none of them is another one. */
export function wordsOf(one: Identity): readonly string[] {
  const keys = KEYS.flatMap((key) => (one[key] === null ? [] : [`${key} ${one[key]}`]));
  const named = one.sysName === null || NO_NAME.test(one.sysName) ? [] : [`name ${one.sysName}`];
  return [...keys, ...named, ...ownMacs(one).map((mac) => `mac ${mac}`), ...one.addresses.map((ip) => `ip ${ip}`)];
}
