import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';
import { parseStrictJson } from './strict-json.ts';

const UTF8 = /^utf-?8$/i;

/** What the sender says of the body, before any of it is read. @throws {Refusal} 415 */
export function checkEncoding(headers: FastifyRequest['headers']): void {
  const encoding = headers['content-encoding'];
  // A few bytes can unpack to gigabytes, and nobody needs to send that much here.
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refusal('invalid-input', 'Send the body as it is; packed bodies are not taken.', 415);
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !UTF8.test(charset))
    throw new Refusal('invalid-input', `Send UTF-8; the character set "${charset.slice(0, 40)}" is not taken.`, 415);
}

/** @throws {Refusal} 400 for bytes that are not UTF-8: to guess could join two different names */
function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (thrown) {
    throw new Refusal('invalid-input', 'The body is not UTF-8.', 400, thrown);
  }
}

/** JSON and nothing else; a PATCH or DELETE without body may still carry the content type of one. */
export function takeBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      const text = textOf(body);
      return text === '' ? undefined : parseStrictJson(text);
    },
  );
}
