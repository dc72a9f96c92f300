import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { Principal } from '../../contract/access.ts';
import { Fault } from '../../contract/faults.ts';
import type { Access } from '../access/access.ts';

export const SESSION_COOKIE = 'ronda_session';

/** The headers that decide whether a request is let in. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const single = (headers: RequestHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Refuses requests that a web page made a browser send here under a name of its own (DNS rebinding).
 *
 * @throws {Fault} `forbidden`
 */
export function checkHost(headers: RequestHeaders, onLoopback: boolean): void {
  const host = (single(headers, 'host') ?? '').replace(/:\d+$/, '').toLowerCase();
  const bare = host.replace(/^\[|\]$/g, '');
  const known = LOOPBACK.test(host) || (!onLoopback && (isIP(bare) !== 0 || bare === hostname().toLowerCase()));
  if (!known) throw new Fault('forbidden', 'This address is not one of this server.');
}

/** A browser names where a page came from; another site has no business here. @throws {Fault} `forbidden` */
export function checkOrigin(headers: RequestHeaders): void {
  const origin = single(headers, 'origin');
  const foreignSite = single(headers, 'sec-fetch-site');
  if (foreignSite === 'cross-site' || foreignSite === 'same-site')
    throw new Fault('forbidden', 'Requests from other sites are refused.');
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== single(headers, 'host'))
    throw new Fault('forbidden', 'Requests from other sites are refused.');
}

function cookieOf(headers: RequestHeaders): string | undefined {
  for (const part of (single(headers, 'cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE) return value;
  }
  return undefined;
}

/** Who sent this, by bearer token or session cookie. A wrong token is refused, not ignored. */
export function principalOf(headers: RequestHeaders, access: Access): Principal | undefined {
  const authorization = single(headers, 'authorization');
  if (authorization !== undefined) {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const principal = token === undefined ? undefined : access.byToken(token);
    if (principal === undefined) throw new Fault('auth-failed', 'This access token is not known here.');
    return principal;
  }
  const cookie = cookieOf(headers);
  return cookie === undefined ? undefined : access.bySession(cookie);
}
