import { Fault } from '../../contract/faults.ts';
import { compareOids, isWithin } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';

/** An agent that lies, loops or trickles costs no more than this. */
export const WALK_CAPS = { varbinds: 50_000, bytes: 20_000_000, requests: 5000, ms: 120_000 } as const;
export type WalkCaps = { readonly [K in keyof typeof WALK_CAPS]: number };

export type Walk = {
  readonly varbinds: readonly Varbind[];
  /** Why it ended before its end; undefined when it is whole. */
  readonly cut?: 'order' | keyof WalkCaps;
};

/** Asks for what follows an identifier. */
export type Following = (oid: string) => Promise<readonly Varbind[]>;

const sizeOf = (one: Varbind): number => {
  if (one.type === 'octets' || one.type === 'opaque') return one.value.length + one.oid.length;
  return one.oid.length + 8;
};

/**
 * Everything below a prefix, in order.
 *
 * @param following asks for what comes after an identifier, in pieces of any size
 * @param options.after goes on behind an identifier below the prefix, where another walk ended
 * @returns what there was; what came out of order, or beyond a cap, ends it and is named
 */
export async function walkSubtree(
  prefix: string,
  following: Following,
  options: { readonly caps?: WalkCaps; readonly after?: string; readonly now: () => number },
): Promise<Walk> {
  const { caps = WALK_CAPS, after = prefix, now } = options;
  const varbinds: Varbind[] = [];
  const began = now();
  let bytes = 0;
  let last = after;
  for (let requests = 1; ; requests += 1) {
    const batch = await following(last);
    if (batch.length === 0) return { varbinds };
    for (const one of batch) {
      if (one.type === 'endOfMibView' || !isWithin(one.oid, prefix)) return { varbinds };
      if (compareOids(one.oid, last) <= 0) return { varbinds, cut: 'order' };
      last = one.oid;
      bytes += sizeOf(one);
      varbinds.push(one);
      if (varbinds.length >= caps.varbinds) return { varbinds, cut: 'varbinds' };
      if (bytes >= caps.bytes) return { varbinds, cut: 'bytes' };
    }
    if (requests >= caps.requests) return { varbinds, cut: 'requests' };
    if (now() - began >= caps.ms) return { varbinds, cut: 'ms' };
  }
}

/** Names of error-status. @see RFC 3416 section 3 */
const ERRORS = [
  'noError',
  'tooBig',
  'noSuchName',
  'badValue',
  'readOnly',
  'genErr',
  'noAccess',
  'wrongType',
  'wrongLength',
  'wrongEncoding',
  'wrongValue',
  'noCreation',
  'inconsistentValue',
  'resourceUnavailable',
  'commitFailed',
  'undoFailed',
  'authorizationError',
  'notWritable',
  'inconsistentName',
] as const;
export const STATUS = { tooBig: 1, noSuchName: 2, genErr: 5, noAccess: 6, authorizationError: 16 } as const;
export const statusFault = (status: number, oid: string | undefined): Fault =>
  new Fault(
    status === STATUS.authorizationError || status === STATUS.noAccess ? 'forbidden' : 'unsupported',
    `The agent refused with ${ERRORS[status] ?? `error ${String(status)}`}${oid === undefined ? '' : ` at ${oid}`}.`,
  );
