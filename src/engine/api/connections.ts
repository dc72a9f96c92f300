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
  keepAliveTimeout: 5000,
};
const HANDSHAKE_MS = 10_000;

/** The same for a connection and for the TLS on top of it. */
const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? ''} ${String(remotePort)}`;

/**
 * Keeps the number of connections bounded. When there is no room, the connection that has asked nothing for longest
 * makes place: many that only hold the line do not keep out who has something to ask.
 */
function bound(server: Server, limit: number): void {
  const silent = new Map<string, Socket>();
  let open = 0;
  const speaks = ({ socket }: IncomingMessage): void => void silent.delete(endOf(socket));
  server.on('request', speaks);
  server.on('upgrade', speaks);
  server.on('connection', (socket: Socket) => {
    const end = endOf(socket);
    open += 1;
    silent.set(end, socket);
    socket.once('close', () => {
      open -= 1;
      silent.delete(end);
    });
    if (open <= limit) return;
    const [oldest = socket] = silent.values();
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
