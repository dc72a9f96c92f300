import { isIP } from 'node:net';
import type { Principal } from '../../contract/access.ts';
import { Fault } from '../../contract/faults.ts';
import type { Access } from '../access/access.ts';
import { Refusal } from './refusal.ts';

export const SESSION_COOKIE = 'ronda_session';
/** A page of another site cannot set a header of its own without being asked first, and nobody answers that here. */
const OWN_HEADER = 'x-ronda-request';

/** The headers that decide whether a request is let in. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Names this server answers to. `onlyLoopback`: bound to this computer, so no address of the network either. */
export type HostNames = { readonly onlyLoopback: boolean; readonly names: readonly string[] };

const single = (headers: RequestHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Refuses requests that a web page made a browser send here under a name of its own (DNS rebinding). An address needs
 * no entry in the list: it cannot be pointed elsewhere. The port is not looked at: a tunnel has another one.
 *
 * @param host as the client named the server, with or without port
 * @throws {Refusal} 421
 */
export function checkHost(host: string, { onlyLoopback, names }: HostNames): void {
  const name = HOST.exec(host.toLowerCase())?.[1] ?? '';
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  if (LOOPBACK.test(name) || names.includes(name) || (isAddress && !onlyLoopback)) return;
  throw new Refusal('forbidden', 'This address is not one of this server.', 421);
}

/** `here`: the address of this server as the client sees it; `isPage`: the request is for a file of the interface. */
type Asked = { readonly headers: RequestHeaders; readonly here: string; readonly isPage: boolean };

/** A link on another site may open the interface; it reads and changes nothing. @see W3C Fetch Metadata */
const isFollowedLink = ({ headers, isPage }: Asked): boolean =>
  isPage && single(headers, 'sec-fetch-mode') === 'navigate' && single(headers, 'sec-fetch-dest') === 'document';

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

/**
 * A browser says which site a request comes from; another site has no business here.
 *
 * @throws {Fault} `forbidden`
 */
export function checkOrigin(asked: Asked): void {
  const { headers, here } = asked;
  const origin = single(headers, 'origin');
  const site = single(headers, 'sec-fetch-site');
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none' && !isFollowedLink(asked);
  if (isForeign || (origin !== undefined && originOf(origin) !== originOf(here)))
    throw new Fault('forbidden', 'Requests from other sites are refused.');
}

/** What a browser sends by itself is not enough to change something. @throws {Fault} `forbidden` */
export function checkIntent(headers: RequestHeaders, principal: Principal | undefined): void {
  if (principal?.kind === 'session' && single(headers, OWN_HEADER) !== '1')
    throw new Fault('forbidden', 'A change with a session needs the header "X-Ronda-Request: 1".');
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
