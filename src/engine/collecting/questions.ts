import { randomInt } from 'node:crypto';
import { createDueQueue } from '../probing/due-queue.ts';
import { answeredId } from './packet-head.ts';
import type { Opened } from './reply-reader.ts';
import { createWaiting } from './waiting.ts';
import { type Datagram, bareAddress, NOT_V4, type Wire } from './wire.ts';

/** Numbers of four bytes in their shortest form, so that any can be written over any other. */
const LEAST_ID = 0x0100_0000;
const MOST_ID = 0x7fff_ffff;

/** Somebody who has asked an agent something and waits. */
export type Asker = {
  readonly host: string;
  readonly port: number;
  /** As `bareAddress` writes it, and as a number when it is one of IPv4. */
  readonly address: string;
  readonly v4: number;
  /**
   * @param token what it was asked with
   * @param packet good until the call returns
   * @returns false when it is no answer after all, and the true one may still come
   */
  onAnswer(token: number, packet: Opened, rttMs: number): boolean;
  onSilence(token: number): void;
  /** This computer cannot send there. */
  onUnsent(token: number): void;
};

const isFrom = (asker: Asker, v4: number, address: string): boolean =>
  v4 === NOT_V4 ? asker.address === address || asker.address === bareAddress(address) : asker.v4 === v4;

/** What came that nobody waited for, by cause. */
export type Strays = { foreign: number; late: number; malformed: number };

export type QuestionsOptions = { readonly wire: Wire; readonly clock: { mono(): number } };

/**
 * Requests that wait for their answers. An answer counts only when it comes from the address and port that was asked and
 * carries the number of a request that still waits.
 */
export function createQuestions({ wire, clock }: QuestionsOptions) {
  const waiting = createWaiting<Asker>();
  const due = createDueQueue();
  const strays: Strays = { foreign: 0, late: 0, malformed: 0 };
  const opened: Opened = { bytes: new Uint8Array(0), from: 0, limit: 0, arrivedAt: 0 };
  let lastId = randomInt(LEAST_ID, MOST_ID);

  const takeId = (): number => {
    do lastId = lastId >= MOST_ID ? LEAST_ID : lastId + 1;
    while (!waiting.isFree(lastId));
    return lastId;
  };

  wire.isAwaited = () => waiting.count() > 0;
  wire.onUnsent = (id) => {
    const asker = waiting.askerOf(id);
    const token = waiting.tokenOf(id);
    if (waiting.remove(id)) asker?.onUnsent(token);
  };
  wire.onDatagram = ({ bytes, from, limit, address, v4, port, ageMs }: Datagram) => {
    const id = answeredId(bytes, from, limit);
    const asker = id < 0 ? undefined : waiting.askerOf(id);
    if (id < 0) strays.malformed += 1;
    else if (asker === undefined) strays.late += 1;
    else if (asker.port !== port || !isFrom(asker, v4, address)) strays.foreign += 1;
    else {
      const sentAt = waiting.sentAtOf(id);
      opened.bytes = bytes;
      opened.from = from;
      opened.limit = limit;
      const now = clock.mono();
      // Both clocks may be set anew meanwhile, but nothing comes before it was asked for.
      opened.arrivedAt = Math.min(now, Math.max(sentAt, now - ageMs));
      if (asker.onAnswer(waiting.tokenOf(id), opened, opened.arrivedAt - sentAt)) waiting.remove(id);
      else strays.malformed += 1;
    }
  };

  return {
    strays: strays as Readonly<Strays>,
    count: () => waiting.count(),
    /** Sends a request, and tells its asker what comes of it. @returns its number, to take it back */
    ask(asker: Asker, token: number, timeoutMs: number, seal: (id: number) => Uint8Array): number {
      const id = takeId();
      const sentAt = clock.mono();
      waiting.add(id, asker, token, sentAt);
      due.push(sentAt + timeoutMs, id);
      wire.send(seal(id), asker, id);
      return id;
    },
    /** Its answer will be a stray one. */
    forget: (id: number): void => void waiting.remove(id),
    /** Tells those who have waited long enough. */
    expire(now: number): void {
      // An answer that lies there already is none that did not come.
      if (due.nextAt() <= now) wire.fetch();
      while (due.nextAt() <= now) {
        const id = due.pop();
        const asker = waiting.askerOf(id);
        const token = waiting.tokenOf(id);
        if (waiting.remove(id)) asker?.onSilence(token);
      }
    },
    nextAt(): number {
      // Nobody has to be woken for what is answered.
      while (due.nextId() >= 0 && !waiting.has(due.nextId())) due.pop();
      return due.nextAt();
    },
  };
}
export type Questions = ReturnType<typeof createQuestions>;
