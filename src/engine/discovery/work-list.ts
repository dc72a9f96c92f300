import { ipOf, type IpRange, ipText, sizeOf } from '../lib/ip.ts';
import type { Lead } from './messages.ts';
import { addressesOf } from './targets.ts';

/** One address to look at. `index`: its place among the targets; -1 for what a device told of. */
export type Job = {
  readonly address: string;
  readonly index: number;
  readonly hop: number;
  /** Only credentials are tried: it is known to be there. */
  readonly isKnown: boolean;
};
type Start = {
  readonly ranges: readonly IpRange[];
  readonly cursor: number;
  readonly leads: readonly Lead[];
  /** Left out. */
  readonly own: readonly string[];
};

/** Which addresses are still to be looked at, and how far all before have been. */
export function createWorkList({ ranges, cursor: from, leads: first, own }: Start) {
  const source = addressesOf(ranges, from);
  const size = Number(sizeOf(ranges));
  const seen = new Set<string>();
  const again: Job[] = [];
  const leads: Job[] = [];
  /** Leads that were not looked at to their end. */
  const open = new Map<string, number>();
  const finished = new Set<number>();
  const left = new Set(own);
  let cursor = from;
  let next = from;
  let leadCount = 0;
  let done = from;
  let extra = 0;

  function addLead(address: string, hop: number): void {
    const ip = ipOf(address);
    const text = ip === undefined ? undefined : ipText(ip);
    if (text === undefined || seen.has(text) || left.has(text)) return;
    seen.add(text);
    leadCount += 1;
    open.set(text, hop);
    leads.push({ address: text, index: -1, hop, isKnown: false });
  }
  function fromSource(): Job | undefined {
    for (let step = source.next(); step.done !== true; step = source.next()) {
      const index = next;
      next += 1;
      const address = step.value;
      // One address that was asked for by itself is looked at, be it this computer's.
      const isLeft = (left.has(address) && size > 1) || seen.has(address);
      seen.add(address);
      if (!isLeft) return { address, index, hop: 0, isKnown: false };
      done += 1;
      pass(index);
    }
    return undefined;
  }
  function pass(index: number): void {
    finished.add(index);
    while (finished.delete(cursor)) cursor += 1;
  }

  for (const { address, hop } of first) addLead(address, hop);
  return {
    /** Undefined when there is nothing to do now. */
    next: (): Job | undefined => again.shift() ?? fromSource() ?? leads.shift(),
    addLead,
    /** An address of a device that was read already need not be looked at. */
    skip: (address: string): void => void (open.has(address) || seen.add(address)),
    /** Somebody is known to be there. */
    addKnown(address: string): void {
      extra += 1;
      again.push({ address, index: -1, hop: 0, isKnown: true });
    },
    finish({ address, index, isKnown }: Job): void {
      done += 1;
      if (index >= 0) pass(index);
      else if (!isKnown) open.delete(address);
    },
    /** It is to be looked at once more. @param isFinished it was counted as looked at */
    redo(job: Job, isFinished: boolean): void {
      if (isFinished) {
        done -= 1;
        if (job.index >= 0) {
          // What lies behind it was looked at; only if the program ends meanwhile is it done again.
          for (let index = job.index + 1; index < cursor; index += 1) finished.add(index);
          cursor = Math.min(cursor, job.index);
        } else open.set(job.address, job.hop);
      }
      again.push(job);
    },
    counts: () => ({ addresses: size + leadCount + extra, tried: done, cursor }),
    leads: (): readonly Lead[] => [...open].map(([address, hop]) => ({ address, hop })),
    isSwept: (): boolean => next >= size,
  };
}
export type WorkList = ReturnType<typeof createWorkList>;
