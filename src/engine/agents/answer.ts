import { TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import type { Request } from './request.ts';
import { type Change, changesOf, SetRefusal } from './set.ts';
import type { Cursor, Source } from './view.ts';
import type { Moment } from './world.ts';
import { putInteger, putRaw, type Writer, wrap } from './writer.ts';

/** @see RFC 3416 section 3, RFC 1157 section 4.1.1 */
export const ERROR = { tooBig: 1, noSuchName: 2, badValue: 3, genErr: 5 } as const;
/** Heads of list, PDU, message and the three integers at their longest. */
const HEADS = 40;
/** More repetitions are not answered in one packet. */
const MOST_REPETITIONS = 2000;

export type AnswerOptions = {
  readonly version: 1 | 2 | 3;
  readonly mayWrite: boolean;
  /** Bytes the whole PDU may have. */
  readonly room: number;
};

/** What stands in place of the varbinds when a request failed. */
class Failure {
  readonly status: number;
  readonly index: number;
  constructor(status: number, index: number) {
    this.status = status;
    this.index = index;
  }
}

function putName(out: Writer, key: string): void {
  out.bytes[out.at++] = TAG.oid;
  if (key.length >= 128) out.bytes[out.at++] = key.length < 256 ? 0x81 : 0x82;
  if (key.length >= 256) out.bytes[out.at++] = key.length >> 8;
  out.bytes[out.at++] = key.length & 255;
  for (let at = 0; at < key.length; at += 1) out.bytes[out.at++] = key.charCodeAt(at);
}

/** An identifier with what says that there is nothing. */
function putAbsent(out: Writer, key: string, tag: number): void {
  const start = out.at;
  putName(out, key);
  out.bytes[out.at++] = tag;
  out.bytes[out.at++] = 0;
  wrap(out, start, TAG.sequence);
}

/** An object with its value. */
function putObject(out: Writer, { shape, at }: Cursor, moment: Moment): void {
  const [name, put] = [shape?.names[at], shape?.puts[at]];
  if (name === undefined || put === undefined || shape === undefined) return;
  const start = out.at;
  // Nearly all are shorter than 128 bytes: their head is written where it will stay.
  out.at += 2;
  putRaw(out, name);
  put(out, moment, shape.rows[at] ?? 0);
  const length = out.at - start - 2;
  if (length < 128) {
    out.bytes[start] = TAG.sequence;
    out.bytes[start + 1] = length;
    return;
  }
  out.bytes.copyWithin(start, start + 2, out.at);
  out.at -= 2;
  wrap(out, start, TAG.sequence);
}

function putGet(
  out: Writer,
  { keys }: Request,
  { finder, view, moment }: Source,
  { version, room }: AnswerOptions,
): void {
  const start = out.at;
  keys.forEach((key, index) => {
    const found = finder.find(view, key, moment);
    if (typeof found === 'object') putObject(out, found, moment);
    else if (version === 1) throw new Failure(ERROR.noSuchName, index + 1);
    else putAbsent(out, key, TAG[found]);
    if (out.at - start > room) throw new Failure(ERROR.tooBig, 0);
  });
}

function putNext(
  out: Writer,
  { keys }: Request,
  { finder, view, moment }: Source,
  { version, room }: AnswerOptions,
): void {
  const start = out.at;
  keys.forEach((key, index) => {
    const next = finder.next(view, key, moment);
    if (next.shape !== undefined) putObject(out, next, moment);
    else if (version === 1) throw new Failure(ERROR.noSuchName, index + 1);
    else putAbsent(out, key, TAG.endOfMibView);
    if (out.at - start > room) throw new Failure(ERROR.tooBig, 0);
  });
}

type Walking = { readonly cursor: Cursor; last: string };

/** @returns whether it fitted */
function putStep(out: Writer, limit: number, walking: Walking, { finder, view, moment }: Source): boolean {
  const { cursor } = walking;
  const start = out.at;
  const { shape, at } = cursor;
  if (shape === undefined) putAbsent(out, walking.last, TAG.endOfMibView);
  else putObject(out, cursor, moment);
  if (out.at > limit) {
    out.at = start;
    return false;
  }
  if (shape !== undefined) {
    walking.last = shape.keys[at] ?? '';
    finder.advance(view, cursor, moment);
  }
  return true;
}

/** As many as fit: an answer that is cut is no error. @see RFC 3416 section 4.2.3 */
function putBulk(out: Writer, request: Request, source: Source, { room }: AnswerOptions): void {
  const { finder, view, moment } = source;
  const limit = out.at + room;
  const single = Math.max(0, Math.min(request.status, request.keys.length));
  const repetitions = Math.max(0, Math.min(request.index, MOST_REPETITIONS));
  const begin = (key: string): Walking => ({ cursor: finder.next(view, key, moment), last: key });
  for (const key of request.keys.slice(0, single)) if (!putStep(out, limit, begin(key), source)) return;
  const columns = repetitions === 0 ? [] : request.keys.slice(single).map(begin);
  for (let turn = 0; turn < repetitions; turn += 1) {
    for (const column of columns) if (!putStep(out, limit, column, source)) return;
    if (columns.every(({ cursor }) => cursor.shape === undefined)) return;
  }
}

function putSet(out: Writer, request: Request, source: Source, { version, mayWrite }: AnswerOptions): void {
  let changes: readonly Change[];
  try {
    changes = changesOf(request, source, mayWrite);
  } catch (thrown) {
    if (!(thrown instanceof SetRefusal)) throw thrown;
    throw new Failure(version === 1 ? thrown.v1 : thrown.status, thrown.index);
  }
  for (const change of changes) change();
  putRaw(out, request.bytes.subarray(request.list.start, request.list.end));
}

function putVarbinds(out: Writer, request: Request, source: Source, options: AnswerOptions): boolean {
  switch (request.type) {
    case PDU.get:
      putGet(out, request, source, options);
      return true;
    case PDU.getNext:
      putNext(out, request, source, options);
      return true;
    case PDU.getBulk:
      if (options.version === 1) return false;
      putBulk(out, request, source, options);
      return true;
    case PDU.set:
      putSet(out, request, source, options);
      return true;
    default:
      return false;
  }
}

/** Writes the PDU that answers a request. @returns false when there is no answer to such a PDU */
export function putAnswer(out: Writer, request: Request, source: Source, options: AnswerOptions): boolean {
  const start = out.at;
  putRaw(out, request.requestId);
  const afterId = out.at;
  putInteger(out, 0);
  putInteger(out, 0);
  const list = out.at;
  try {
    const room = options.room - HEADS - request.requestId.length;
    if (!putVarbinds(out, request, source, { ...options, room })) return false;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    out.at = afterId;
    putInteger(out, thrown.status);
    putInteger(out, thrown.index);
    const echo = out.at;
    // What was too big would be so again. @see RFC 3416 section 4.2.1
    const isEchoed = options.version === 1 || thrown.status !== ERROR.tooBig;
    if (isEchoed) putRaw(out, request.bytes.subarray(request.list.start, request.list.end));
    wrap(out, echo, TAG.sequence);
    wrap(out, start, PDU.response);
    return true;
  }
  wrap(out, list, TAG.sequence);
  wrap(out, start, PDU.response);
  return true;
}
