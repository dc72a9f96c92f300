import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import * as z from 'zod';
import { reason } from '../../contract/reasons.ts';
import { type CheckIo, type CheckResult, type CheckTarget, defineCheck, socketReason } from './check.ts';

const DAY_MS = 86_400_000;
/** A keyword is looked for in this much of a page. */
const BODY_LIMIT = 1024 * 1024;

const settings = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .meta({ title: 'URL', description: 'http://ADDRESS/ unless told' }),
  method: z.enum(['GET', 'HEAD']).default('GET').meta({ title: 'Method' }),
  expectStatus: z
    .array(z.number().int().min(100).max(599))
    .max(20)
    .default([])
    .meta({ title: 'Accepted status codes', description: 'any from 200 to 399 unless told' }),
  keyword: z.string().min(1).max(500).optional().meta({ title: 'Keyword that must be on the page' }),
  maxRedirects: z.number().int().min(0).max(10).default(3).meta({ title: 'Redirects to follow' }),
  verifyTls: z.boolean().default(true).meta({ title: 'Verify the certificate' }),
  tlsWarnDays: z
    .number()
    .int()
    .min(0)
    .max(365)
    .default(14)
    .meta({ title: 'Warn before the certificate expires', unit: 'd' }),
});
type Settings = z.output<typeof settings>;

/** A page sent us to something that is not the web. The message is the scheme. */
class RefusedRedirect extends Error {}

/** Sends one request to an address that was resolved before, so that name and address cannot part ways. */
function send(url: URL, ip: string, wanted: Settings, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const options: RequestOptions & { rejectUnauthorized: boolean; servername?: string } = {
    method: wanted.method,
    signal,
    agent: false,
    host: ip,
    port: url.port || (url.protocol === 'https:' ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, 'user-agent': 'Ronda', accept: '*/*' },
    rejectUnauthorized: wanted.verifyTls,
    ...(isIP(host) === 0 && { servername: host }),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps(options) : requestHttp(options);
    request.on('response', resolve).on('error', reject).end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= BODY_LIMIT) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Whole days until the certificate of the connection expires; undefined without TLS. */
function certificateDays(response: IncomingMessage): number | undefined {
  if (!(response.socket instanceof TLSSocket)) return undefined;
  const expires = Date.parse(response.socket.getPeerCertificate().valid_to);
  return Number.isNaN(expires) ? undefined : Math.floor((expires - Date.now()) / DAY_MS);
}

async function follow(target: CheckTarget, wanted: Settings, io: CheckIo): Promise<IncomingMessage> {
  const authority = target.host.includes(':') ? `[${target.host.split('%')[0] ?? ''}]` : target.host;
  let url = new URL(wanted.url ?? `http://${authority}/`);
  for (let left = wanted.maxRedirects; ; left -= 1) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const ip = host === target.host ? target.ip : await io.resolve(host);
    const response = await send(url, ip, wanted, io.signal);
    const location = response.headers.location;
    const redirected = (response.statusCode ?? 0) >= 300 && (response.statusCode ?? 0) < 400 && location !== undefined;
    if (!redirected || left === 0) return response;
    response.destroy();
    url = new URL(location, url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new RefusedRedirect(url.protocol);
  }
}

async function judge(response: IncomingMessage, wanted: Settings, rttMs: number): Promise<CheckResult> {
  const status = response.statusCode ?? 0;
  const accepted =
    wanted.expectStatus.length > 0 ? wanted.expectStatus.includes(status) : status >= 200 && status < 400;
  if (!accepted) return { ok: false, reason: reason('http-status', { status }) };
  const days = certificateDays(response);
  if (wanted.keyword !== undefined && !(await bodyOf(response)).includes(wanted.keyword))
    return { ok: false, reason: reason('keyword-missing', { keyword: wanted.keyword }) };
  if (days !== undefined && days < wanted.tlsWarnDays)
    return { ok: true, rttMs, warning: reason('certificate-expires', { days }) };
  return { ok: true, rttMs };
}

/** Fetches a page: status, keyword, redirects, certificate. The time is that until the response headers. */
export default defineCheck({
  type: 'http',
  title: 'HTTP',
  intervalS: 60,
  timeoutMs: 10_000,
  settings,
  async run(target, wanted, io) {
    const began = io.monotonic();
    try {
      const response = await follow(target, wanted, io);
      const rttMs = io.monotonic() - began;
      try {
        return await judge(response, wanted, rttMs);
      } finally {
        response.destroy();
      }
    } catch (thrown) {
      if (thrown instanceof RefusedRedirect)
        return { ok: false, reason: reason('redirect-refused', { scheme: thrown.message }) };
      return { ok: false, reason: socketReason(thrown, 'HTTP') };
    }
  },
});
