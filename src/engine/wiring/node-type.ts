import type { NodeType } from '../../contract/topology.ts';
import type { Wiring } from './wiring.ts';

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
  /** It has neighbours in OSPF or BGP. */
  readonly hasPeers: boolean;
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
  // CDP tells a switch that routes from a router that bridges.
  if (has('switch')) return 'switch';
  if (has('router')) return 'router';
  return has('bridge') ? 'switch' : undefined;
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

/** What its own tables say of its work. */
export function workOf(wiring: Wiring | undefined): Pick<Signs, 'isBridge' | 'isRouting' | 'hasPeers'> {
  const hasPeers = (wiring?.peers.length ?? 0) > 0;
  return {
    isBridge: wiring?.identity.bridgeMac !== undefined || (wiring?.fdb.length ?? 0) > 0,
    isRouting: hasPeers || (wiring?.nextHops.length ?? 0) > 1,
    hasPeers,
  };
}

/** What it does in the network: a bridge that routes for itself only is a switch. */
function byWork({ kind, sysServices = 0, capabilities, isBridge, isRouting }: Signs): NodeType | undefined {
  const told = byCapabilities(capabilities);
  if (told === 'phone' || told === 'access-point') return told;
  if (isBridge && (!isRouting || told === 'switch')) return 'switch';
  if (isRouting) return 'router';
  if (told !== undefined) return told;
  if (kind === 'network') return (sysServices & LAYER.network) === 0 ? 'switch' : 'router';
  return (sysServices & LAYER.link) === 0 ? undefined : 'switch';
}

/** Kinds that a profile knows; a server that speaks the protocols of routers or bridges was made one on purpose. */
function byKind({ kind = '', hasPeers, isBridge }: Signs): NodeType | undefined {
  const known = BY_KIND[kind];
  if (known !== 'server') return known;
  if (hasPeers) return 'router';
  return isBridge ? 'switch' : 'server';
}

/** The kind of its profile says more than how it is called, and that more than what it does. */
export function nodeTypeOf(signs: Signs): NodeType {
  const { kind = '', sysDescr = '', sysServices = 0 } = signs;
  const known = byKind(signs);
  if (known !== undefined) return known;
  const isOpen = kind === 'network' || kind === '';
  const worded = BY_WORD.find(([pattern]) => pattern.test(sysDescr))?.[1];
  const judged = isOpen ? (worded ?? byWork(signs)) : undefined;
  if (judged !== undefined) return judged;
  if ((sysServices & LAYER.application) !== 0 && sysDescr !== '') return 'server';
  // Whatever is no part of the network calls itself a station, printers and cameras, too: what its ports say goes first.
  const open = byPorts(signs.answers, signs.vendor ?? '');
  return open ?? (signs.capabilities.includes('station') ? 'computer' : 'unknown');
}
