import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { StreamAnswer } from '../../contract/define.ts';
import { createBreather } from '../lib/breather.ts';

/** A list of so many items may be worth writing in pieces; each piece has so many characters. */
const LONG_ITEMS = 10;
const PIECE_CHARACTERS = 64 * 1024;

/** Says in the log why a text ended early; the reader sees it end without its last chunk. */
async function* told(chunks: AsyncIterable<string>, log: Logger): AsyncGenerator<string> {
  try {
    yield* chunks;
  } catch (thrown) {
    log.error({ err: thrown }, 'an export ended early');
    throw thrown;
  }
}

/** Sends a text while it is read: as fast as the reader takes it, and no further when the reader goes away. */
export function sendStream(
  reply: FastifyReply,
  { mediaType, fileName, chunks }: StreamAnswer,
  log: Logger,
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(told(chunks, log)));
}

type List = { readonly items: readonly unknown[] };
const isLongList = (value: unknown): value is List =>
  typeof value === 'object' &&
  value !== null &&
  'items' in value &&
  Array.isArray(value.items) &&
  value.items.length > LONG_ITEMS;

/** JSON of a list, piece by piece: to write all of it at once could hold everything else up for longer than is felt. */
async function* jsonPieces({ items, ...rest }: List): AsyncGenerator<string> {
  const breathe = createBreather();
  let text = '{"items":[';
  for (const [index, item] of items.entries()) {
    text += `${index === 0 ? '' : ','}${JSON.stringify(item)}`;
    if (text.length < PIECE_CHARACTERS) continue;
    yield text;
    text = '';
    await breathe();
  }
  const others = JSON.stringify(rest).slice(1);
  yield `${text}]${others === '}' ? '' : ','}${others}`;
}

/** Sends what a call answered as JSON. */
export const sendAnswer = (reply: FastifyReply, value: unknown): FastifyReply =>
  isLongList(value)
    ? reply.type('application/json; charset=utf-8').send(Readable.from(jsonPieces(value)))
    : reply.send(value);
