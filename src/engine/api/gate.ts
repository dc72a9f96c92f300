import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../../contract/access.ts';
import type { Access } from '../access/access.ts';
import { checkEncoding } from './body.ts';
import { checkHost, checkOrigin, type HostNames, principalOf } from './guard.ts';
import type { RateLimit } from './rate-limit.ts';

/** What is answered by the program; everything else is a file of the interface. */
const ANSWERED = /^\/(?:api|metrics|prometheus|openapi\.json|healthz)(?:[/?]|$)/;
const isPage = ({ url, method }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !ANSWERED.test(url);

/** One bucket for each principal; who is not (or wrongly) signed in shares that of the address. */
export const callerOf = (principal: Principal | undefined, remote: string): string =>
  principal === undefined ? `address ${remote}` : `${principal.kind} ${principal.id}`;

function knownAs({ headers }: FastifyRequest, access: Access): Principal | undefined {
  try {
    return principalOf(headers, access);
  } catch {
    // Whoever answers refuses a wrong token; here it only decides whose bucket pays.
    return undefined;
  }
}

export type GateOptions = { readonly access: Access; readonly hosts: HostNames; readonly limit: RateLimit };

/** What every request has to pass, whatever it is for: calls, streams, metrics, upgrades to WebSocket, and files. */
export function addGate(app: FastifyInstance, { access, hosts, limit }: GateOptions): void {
  app.addHook('onRequest', async (request) => {
    const { headers, host, protocol } = request;
    checkHost(host, hosts);
    checkOrigin({ headers, here: `${protocol}://${host}`, isPage: isPage(request) });
    checkEncoding(headers);
    limit.take(callerOf(knownAs(request, access), request.ip));
  });
  app.addHook('onSend', async (request, reply) => {
    // Answers are of this moment and of this caller; files of the interface may be kept.
    if (ANSWERED.test(request.url)) reply.header('cache-control', 'no-store');
  });
}
