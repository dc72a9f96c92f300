import { setTimeout as wait } from 'node:timers/promises';
import { ACCEPTS, type Discovered, type Scan } from '../../contract/discovery.ts';
import { Fault } from '../../contract/faults.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { type Flags, number, oneOf, text } from '../flags.ts';
import { visibleLine } from '../visible-text.ts';
import type { Caller, Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';
import { SNMP_FLAGS, securityOf } from './snmp-flags.ts';
import { textTable } from './text-table.ts';

const LOOK_EVERY_MS = 250;
const PAGE = 1000;

const manyOf = (flags: Flags, name: string): string[] => {
  const value = flags[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
};

/** Credentials for this scan, from flags and environment. @throws {UsageError} */
function onceOf(flags: Flags) {
  const kind = oneOf(flags, 'version', ['1', '2c'] as const) === '1' ? ('snmp-v1' as const) : ('snmp-v2c' as const);
  const communities = manyOf(flags, 'community').map((community) => ({ kind, community }));
  const user = text(flags, 'v3');
  if (user === undefined) return communities;
  const security = securityOf(flags, process.env);
  if (security.version !== 3) return communities;
  const { auth, priv, context } = security;
  const level = priv ? ('authPriv' as const) : auth ? ('authNoPriv' as const) : ('noAuthNoPriv' as const);
  return [
    ...communities,
    {
      kind: 'snmp-v3' as const,
      user,
      level,
      ...(auth && { auth: auth.protocol, authPassword: auth.password }),
      ...(priv && { priv: priv.protocol, privPassword: priv.password }),
      ...(context !== undefined && { context }),
    },
  ];
}

/** Stored credentials by their names. @throws {UsageError} naming the one that is not there */
async function storedOf(call: Caller, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { items } = await call('credentials.list', {});
  return names.map((name) => {
    const found = items.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new UsageError(`There is no credential named "${name}".`);
    return found.id;
  });
}

const line = ({ state, progress, addresses, tried, found, snmp, etaS, pps }: Scan): string => {
  const left = etaS === null ? '' : `, ${String(Math.ceil(etaS))} s left`;
  const share = `${String(Math.floor(progress * 100)).padStart(3)} %`;
  return `${share} ${state}: ${String(tried)} of ${String(addresses)} addresses, ${String(found)} found, ${String(snmp)} by SNMP, ${String(Math.round(pps))} packets/s${left}`;
};

/** Shows how far it is on a terminal, and cancels it on Ctrl+C. */
async function follow(call: Caller, first: Scan, complain: (text: string) => void): Promise<Scan> {
  const isTerminal = process.stderr.isTTY;
  let scan = first;
  const cancelled = new AbortController();
  const cancel = (): void => cancelled.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    for (let isAsked = false; scan.endedAt === null; scan = await call('scans.get', { id: scan.id })) {
      if (cancelled.signal.aborted && !isAsked) {
        isAsked = true;
        await call('scans.cancel', { id: scan.id });
      }
      if (isTerminal) process.stderr.write(`\r\u001b[K${line(scan)}`);
      // Ctrl+C does not wait for the next look.
      const signal = isAsked ? undefined : cancelled.signal;
      await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    if (isTerminal) process.stderr.write('\r\u001b[K');
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
  if (scan.message !== null) complain(`ronda: ${scan.message}`);
  return scan;
}

async function foundOf(call: Caller, scanId: string): Promise<Discovered[]> {
  const all: Discovered[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('discovered.list', { scanId, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

function report(scan: Scan, items: readonly Discovered[]): string {
  const rows = items.map(({ state, address, name, type, vendor, model, credential, answers }) => [
    state,
    address,
    visibleLine(name),
    type,
    visibleLine(vendor ?? ''),
    visibleLine(model ?? ''),
    credential?.name ?? '',
    answers.join(' '),
  ]);
  const counts = `${String(scan.found)} found, ${String(scan.snmp)} by SNMP: ${String(scan.new)} new, ${String(scan.changed)} changed, ${String(scan.conflicting)} conflicting, ${String(scan.known)} known, ${String(scan.gone)} gone; ${String(scan.accepted)} watched`;
  const table = textTable(['state', 'address', 'name', 'type', 'vendor', 'model', 'credential', 'answers'], rows);
  return [...table, '', counts].join('\n');
}

async function run({ words, flags, print, complain }: CommandContext, call: Caller): Promise<number> {
  const pps = number(flags, 'pps', [1, 10_000]);
  const snmpPort = number(flags, 'snmp-port', [1, 65_535]);
  const networks = words.length > 0 ? [] : (await call('discovery.networks', {})).items.filter((one) => one.isChosen);
  const targets = words.length > 0 ? [...words] : networks.map(({ cidr }) => cidr);
  if (targets.length === 0)
    throw new UsageError('ronda scan needs targets: this computer is in no network it may scan.');
  const first = await call('scans.start', {
    targets,
    exclude: manyOf(flags, 'exclude'),
    recurse: flags['recurse'] === true,
    accept: oneOf(flags, 'accept', ACCEPTS) ?? 'none',
    credentialIds: await storedOf(call, manyOf(flags, 'credential')),
    credentials: onceOf(flags),
    site: text(flags, 'site') ?? '',
    ...(pps !== undefined && { pps: Math.round(pps) }),
    ...(snmpPort !== undefined && { snmpPort: Math.round(snmpPort) }),
  });
  const scan = await follow(call, first, complain);
  const items = await foundOf(call, scan.id);
  print(flags['json'] === true ? JSON.stringify({ scan, items }) : report(scan, items));
  if (scan.state === 'failed') throw new Fault('internal', scan.message ?? 'The scan failed.');
  return scan.state === 'cancelled' ? EXIT.interrupted : EXIT.ok;
}

const { community: _community, version: _version, ...V3_FLAGS } = SNMP_FLAGS;

export const scan: Command = {
  name: 'scan',
  usage: '[TARGET…]',
  help: 'look for devices in networks, ranges, names or files of nmap; the networks of this computer unless told',
  flags: {
    ...DATA_FLAGS,
    json: { type: 'boolean', help: 'the scan and all it found as one JSON object' },
    community: { type: 'string', short: 'c', value: 'TEXT', isMany: true, help: 'community to try; may be repeated' },
    version: { type: 'string', short: 'v', value: '1|2c', help: 'version with a community (default 2c)' },
    ...V3_FLAGS,
    credential: {
      type: 'string',
      value: 'NAME',
      isMany: true,
      help: 'stored credential to try, in this order; may be repeated (every one of SNMP unless told)',
    },
    recurse: { type: 'boolean', help: 'also look at what the devices found tell of, in private networks' },
    accept: {
      type: 'string',
      value: 'WHAT',
      help: `what is watched from now on: ${ACCEPTS.join(', ')} (default none)`,
    },
    exclude: { type: 'string', value: 'TARGET', isMany: true, help: 'what is left out; may be repeated' },
    site: { type: 'string', value: 'NAME', help: 'site of what is found' },
    pps: { type: 'string', value: 'N', help: 'packets a second at most (default 500)' },
    'snmp-port': { type: 'string', value: 'PORT', help: 'UDP port of the agents (default 161)' },
  },
  run: (context) => withData(context, (call) => run(context, call)),
};
