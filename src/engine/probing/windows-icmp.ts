import { type IcmpSocket, type ReplySink, SEND, type SendProbe } from './icmp-socket.ts';
import type { PingTarget } from './probing.ts';
import { addressBytes, isIpv6, socketAddress } from './socket-address.ts';
import { type EchoCall, loadWindowsApi, type WindowsApi } from './windows-api.ts';

type Family = 'v4' | 'v6';
type Pending = {
  readonly slot: number;
  readonly generation: number;
  readonly family: Family;
  readonly call: EchoCall;
  readonly endsAt: number;
};

const ADDRESS = { afInet6: 23, hasLength: false };
/** Room for the reply structure, an error message and an IO_STATUS_BLOCK beside the payload. */
const REPLY_EXTRA_BYTES = 40 + 8 + 16;
/** Offsets in ICMP_ECHO_REPLY (64-bit) and ICMPV6_ECHO_REPLY. */
const REPLY = { v4: { status: 4, ttl: 24 }, v6: { status: 28, ttl: undefined } } as const;
const DEFAULT_TTL = 128;
/** Windows writes to a reply buffer until the timeout of its request; a little longer for safety. */
const BUFFER_GRACE_MS = 1000;

/**
 * Pings by way of the ICMP functions of Windows, which need no privileges. Windows measures whole milliseconds only,
 * so the time is taken with the performance counter when the waiting thread wakes.
 * Untested on Windows: written from its documentation.
 */
export function openWindowsSocket(api: WindowsApi = loadWindowsApi()): IcmpSocket {
  const files = { v4: api.createFile('v4'), v6: api.createFile('v6') };
  if (Number(files.v4) === -1) throw new Error('IcmpCreateFile failed');
  let pending: Pending[] = [];
  let lastSent = 0;

  const collect = (probe: Pending, sink: ReplySink, now: number): boolean => {
    const { reply } = probe.call;
    // The first word is an address, never zero once Windows has written a reply.
    const isFilled = reply.subarray(0, 28).some((byte) => byte !== 0);
    if (!isFilled) return now > probe.endsAt;
    const { status, ttl } = REPLY[probe.family];
    const isSuccess =
      api.parseReplies(probe.family, reply) > 0 && new DataView(reply.buffer).getUint32(status, true) === 0;
    if (isSuccess) sink.reply(probe.slot, probe.generation, now, ttl === undefined ? Number.NaN : (reply[ttl] ?? 0));
    return true;
  };

  const prepare = (target: PingTarget): SendProbe => {
    const family = isIpv6(target.address) ? 'v6' : 'v4';
    const fixed = {
      source: sourceOf(target, family),
      destination: family === 'v4' ? addressBytes(target.address) : socketAddress(target.address, ADDRESS),
      payload: new Uint8Array(target.size),
      options: Uint8Array.of(DEFAULT_TTL, target.dscp << 2, ...new Uint8Array(14)),
      timeoutMs: Math.max(1, Math.ceil(target.timeoutMs)),
    };
    return (slot, generation) => {
      if (Number(files[family]) === -1) return SEND.blocked;
      const call = { ...fixed, reply: new Uint8Array(target.size + REPLY_EXTRA_BYTES) };
      lastSent = performance.now();
      if (!api.sendEcho(family, files[family], call)) return SEND.blocked;
      pending.push({ slot, generation, family, call, endsAt: lastSent + fixed.timeoutMs + BUFFER_GRACE_MS });
      return SEND.sent;
    };
  };

  return {
    method: 'icmp-api',
    precision: 'user',
    needsEventLoop: false,
    graceMs: 0,
    prepare,
    sentAt: () => lastSent,
    receive(sink) {
      const now = performance.now();
      pending = pending.filter((probe) => !collect(probe, sink, now));
    },
    wait: (ms) => api.wait(ms),
    close() {
      api.closeFile(files.v4);
      if (Number(files.v6) !== -1) api.closeFile(files.v6);
    },
  };
}

/** "Any" unless the target names its source. */
function sourceOf(target: PingTarget, family: Family): Uint8Array {
  if (family === 'v4') return target.source === undefined ? new Uint8Array(4) : addressBytes(target.source);
  return socketAddress(target.source ?? '::', ADDRESS);
}
