import { Fault } from '../../contract/faults.ts';
import type { IcmpSocket } from './icmp-socket.ts';
import type { MethodReport } from './probing.ts';

type Method = MethodReport['method'];
type Opener = { readonly method: Method; readonly open: () => Promise<IcmpSocket> };
export type OpenedMethod = { readonly socket: IcmpSocket; readonly report: MethodReport };

const WHAT: Record<Method, string> = {
  'icmp-datagram': 'Datagram ICMP sockets are not available',
  'icmp-raw': 'Raw ICMP sockets are not available',
  'icmp-api': 'The ICMP interface of Windows is not available',
  fping: 'fping is not available',
  ping: 'The ping program is not available',
  tcp: 'TCP connections are not available',
};

/** What an operator can do about a method that the system refuses. */
const ADVICE: Partial<Record<Method, string>> =
  process.platform === 'linux'
    ? {
        'icmp-datagram': 'set sysctl net.ipv4.ping_group_range to include a group of this user',
        'icmp-raw': 'needs the capability CAP_NET_RAW',
      }
    : {};

/** Ways to ping on one system, best first. Only files of that system are loaded. */
export function methodsOf(platform: NodeJS.Platform): readonly Opener[] {
  return [...icmpMethods(platform), ...toolMethods];
}

function icmpMethods(platform: NodeJS.Platform): readonly Opener[] {
  const kinds = ['icmp-datagram', 'icmp-raw'] as const;
  if (platform === 'linux') {
    const open = async (kind: (typeof kinds)[number]) => (await import('./linux-icmp.ts')).openLinuxSocket(kind);
    return kinds.map((kind) => ({ method: kind, open: () => open(kind) }));
  }
  if (platform === 'darwin') {
    const open = async (kind: (typeof kinds)[number]) => (await import('./macos-icmp.ts')).openMacosSocket(kind);
    return kinds.map((kind) => ({ method: kind, open: () => open(kind) }));
  }
  if (platform !== 'win32') return [];
  return [{ method: 'icmp-api', open: async () => (await import('./windows-icmp.ts')).openWindowsSocket() }];
}

const toolMethods: readonly Opener[] = [
  { method: 'fping', open: async () => (await import('./fping.ts')).openFping() },
  { method: 'ping', open: async () => (await import('./ping-program.ts')).openPingProgram() },
  { method: 'tcp', open: async () => (await import('./tcp-connect.ts')).openTcpConnect() },
];

/**
 * Opens the best method that works, or the one asked for; the report says why no better one is used.
 *
 * @throws Fault `unsupported` when nothing works
 */
export async function openSocket(
  onlyMethod: Method | undefined,
  methods: readonly Opener[] = methodsOf(process.platform),
): Promise<OpenedMethod> {
  const refusals: string[] = [];
  for (const { method, open } of methods) {
    if (onlyMethod !== undefined && method !== onlyMethod) continue;
    try {
      const socket = await open();
      return { socket, report: { method, precision: socket.precision, note: noteOf(onlyMethod, refusals) } };
    } catch (thrown) {
      refusals.push(refusal(method, thrown));
    }
  }
  const reason = refusals.join('; ') || `${onlyMethod ?? 'ping'} does not exist on ${process.platform}`;
  throw new Fault('unsupported', `No way to ping: ${reason}`);
}

function refusal(method: Method, thrown: unknown): string {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const advice = ADVICE[method];
  return `${WHAT[method]} (${reason}${advice === undefined ? '' : `; ${advice}`})`;
}

function noteOf(onlyMethod: Method | undefined, refusals: readonly string[]): string | null {
  if (onlyMethod !== undefined) return 'This method was asked for.';
  return refusals.length === 0 ? null : `${refusals.join('. ')}.`;
}
