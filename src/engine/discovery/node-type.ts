import type { NodeType } from '../../contract/topology.ts';

/** What speaks for what a node is for. */
export type Signs = {
  /** Kind of its profile. */
  readonly kind?: string | undefined;
  readonly sysDescr?: string | undefined;
  readonly sysServices?: number | undefined;
  /** As its neighbours or it itself tell by LLDP. */
  readonly capabilities: readonly string[];
  readonly answers: readonly string[];
  readonly vendor?: string | null | undefined;
  readonly isBridge: boolean;
  readonly isRouting: boolean;
};

const BY_KIND: Readonly<Record<string, NodeType>> = {
  firewall: 'firewall',
  loadbalancer: 'server',
  power: 'ups',
  printer: 'printer',
  server: 'server',
  storage: 'storage',
  wireless: 'access-point',
  management: 'server',
};
const BY_WORD: readonly (readonly [RegExp, NodeType])[] = [
  [/\bfirewall\b|fortigate|\basa\b|pfsense|opnsense|sonicwall|palo alto/i, 'firewall'],
  [/access ?point|\bwlan ap\b|\bwifi ap\b|airos|unifi ap/i, 'access-point'],
  [/\bswitch\b|catalyst|procurve|\bl[23] (?:managed )?switch/i, 'switch'],
  [/\brouter\b|routeros|edgeos/i, 'router'],
  [/printer|laserjet|officejet|jetdirect/i, 'printer'],
  [/\bups\b|smart-ups/i, 'ups'],
  [/camera|\bnvr\b|hikvision|axis .* network/i, 'camera'],
  [/\bphone\b|\bvoip\b/i, 'phone'],
  [/\bnas\b|diskstation|truenas|synology|qnap/i, 'storage'],
];
const CAMERA_MAKERS = /hikvision|dahua|axis communications|vivotek|hanwha|uniview/i;
const PHONE_MAKERS = /yealink|polycom|grandstream|snom|fanvil|mitel/i;
const PRINTER_MAKERS = /brother|lexmark|kyocera|ricoh|seiko epson|canon|xerox/i;
/** sysServices: the layers it serves, bit by bit. @see RFC 3418 */
const LAYER = { physical: 1, link: 2, network: 4, application: 64 } as const;

function byCapabilities(capabilities: readonly string[]): NodeType | undefined {
  const has = (word: string): boolean => capabilities.includes(word);
  if (has('telephone')) return 'phone';
  if (has('wlan-ap')) return 'access-point';
  if (has('router')) return 'router';
  if (has('bridge')) return 'switch';
  return has('station') ? 'computer' : undefined;
}

function byPorts(answers: readonly string[], vendor: string): NodeType | undefined {
  const has = (...ports: readonly number[]): boolean => ports.some((port) => answers.includes(`tcp/${String(port)}`));
  if (has(9100, 515, 631) && (has(9100) || PRINTER_MAKERS.test(vendor))) return 'printer';
  if (has(8291)) return 'router';
  if (has(8006)) return 'server';
  if (has(554) || CAMERA_MAKERS.test(vendor)) return 'camera';
  if (has(5060) || PHONE_MAKERS.test(vendor)) return 'phone';
  if (has(3389, 445, 135)) return 'computer';
  if (has(53) && has(22, 80, 443)) return 'server';
  return has(22) ? 'server' : undefined;
}

/** The kind of its profile says more than what it does, and that more than how it is called. */
export function nodeTypeOf(signs: Signs): NodeType {
  const { kind = '', sysDescr = '', sysServices = 0, capabilities, isBridge, isRouting } = signs;
  const known = BY_KIND[kind];
  // A wireless bridge or controller is no access point when it says that it routes.
  if (known !== undefined) return known;
  const worded = BY_WORD.find(([pattern]) => pattern.test(sysDescr))?.[1];
  if (kind === 'network' || kind === '') {
    if (worded !== undefined) return worded;
    const told = byCapabilities(capabilities);
    if (told === 'phone' || told === 'access-point') return told;
    // A bridge that routes as well is a switch: one with a single way out does not route for others.
    if (isBridge && !isRouting) return 'switch';
    if (isRouting) return isBridge && told === 'switch' ? 'switch' : 'router';
    if (told !== undefined) return told;
    if ((sysServices & LAYER.network) !== 0 && kind === 'network') return 'router';
    if ((sysServices & LAYER.link) !== 0) return 'switch';
    if (kind === 'network') return 'switch';
  }
  if ((sysServices & LAYER.application) !== 0 && sysDescr !== '') return 'server';
  return byPorts(signs.answers, signs.vendor ?? '') ?? 'unknown';
}

/** What a network stands on, and is watched without being asked. */
export const INFRASTRUCTURE: ReadonlySet<NodeType> = new Set<NodeType>([
  'router',
  'switch',
  'firewall',
  'access-point',
  'server',
  'storage',
  'printer',
  'ups',
]);
