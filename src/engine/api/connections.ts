import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';

/** Certificate chain and private key, PEM. */
export type Tls = { readonly cert: string; readonly key: string };
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const SOCKETS = 256;
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** How often the two are looked after. */
  connectionsCheckingInterval: 1000,
  /** Longer than proxies and clients keep one: who closes first must not be the one who is about to be asked. */
  keepAliveTimeout: 72_000,
};
const HANDSHAKE_MS = 10_000;

/** The same for a connection and for the TLS on top of it. */
const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? ''} ${String(remotePort)}`;

/**
 * Keeps the number of connections bounded. When there is no room, the connection that has been idle for longest makes
 * place: many that only hold the line do not keep out who has something to ask.
 */
function bound(server: Server, limit: number): void {
  const open = new Map<string, Socket>();
  const idle = new Map<string, Socket>();
  const rest = (end: string): void => {
    const socket = open.get(end);
    if (socket) idle.set(end, socket);
  };
  server.on('request', ({ socket }, response) => {
    const end = endOf(socket);
    idle.delete(end);
    response.once('close', () => rest(end));
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => idle.delete(endOf(socket)));
  server.on('connection', (socket: Socket) => {
    const end = endOf(socket);
    open.set(end, socket);
    rest(end);
    socket.once('close', () => {
      open.delete(end);
      idle.delete(end);
    });
    if (open.size <= limit) return;
    const [oldest = socket] = idle.values();
    oldest.destroy();
  });
}

/** An HTTP server (HTTPS with a certificate, TLS 1.2 or later) that slow and many connections do not exhaust. */
export function createBoundedServer(handler: Handler, tls: Tls | undefined, limit = SOCKETS): Server {
  const server = tls
    ? createTlsServer({ ...tls, ...TIMES, minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS }, handler)
    : createServer(TIMES, handler);
  bound(server, limit);
  return server;
}
