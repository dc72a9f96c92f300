import { createSocket, type Socket } from 'node:dgram';
import { isIPv4, isIPv6 } from 'node:net';

const RECEIVE_BYTES = 8 * 1024 * 1024;

/** A datagram that came. The bytes are good until the listener returns. */
export type Datagram = {
  bytes: Uint8Array;
  from: number;
  limit: number;
  /** As the system writes it; empty when `v4` is told. */
  address: string;
  /** IPv4 address as a number; -1 for another. */
  v4: number;
  port: number;
  /** How long ago it came, ms, as far as that is known. */
  ageMs: number;
};
export type WireAddress = { readonly host: string; readonly port: number; readonly v4: number };

/** What is no IPv4 address. */
export const NOT_V4 = -1;
/** An IPv4 address as a number. */
export function v4Of(address: string): number {
  if (!isIPv4(address)) return NOT_V4;
  let value = 0;
  for (const part of address.split('.')) value = value * 256 + Number(part);
  return value;
}

export type Wire = {
  /** @param id told to `onUnsent` later, when this computer cannot send there */
  send(bytes: Uint8Array, to: WireAddress, id: number): void;
  onUnsent: (id: number) => void;
  /** Hands over what has come already. */
  fetch(): void;
  onDatagram: (datagram: Datagram) => void;
  /** Whether an answer may still come. */
  isAwaited: () => boolean;
  close(): void;
};

/** An address as it is compared: without the zone, and IPv4 within IPv6 as IPv4. */
export const bareAddress = (address: string): string =>
  address
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d)/, '')
    .toLowerCase();

/** One UDP socket a family for all agents, opened when it is first needed. */
export function createDatagramWire(): Wire {
  const sockets = new Map<'udp4' | 'udp6', Socket>();
  const datagram: Datagram = {
    bytes: new Uint8Array(0),
    from: 0,
    limit: 0,
    address: '',
    v4: NOT_V4,
    port: 0,
    ageMs: 0,
  };

  function open(family: 'udp4' | 'udp6'): Socket {
    const known = sockets.get(family);
    if (known !== undefined) return known;
    const socket = createSocket({
      type: family,
      recvBufferSize: RECEIVE_BYTES,
      // Addresses are no names: looking them up costs as much as sending.
      lookup: (address, _options, done) => done(null, address, family === 'udp4' ? 4 : 6),
    });
    socket.on('message', (bytes, { address, port }) => {
      datagram.bytes = bytes;
      datagram.from = 0;
      datagram.limit = bytes.length;
      datagram.address = address;
      datagram.port = port;
      wire.onDatagram(datagram);
    });
    // An error that comes back for one agent is the business of its own request. A socket that cannot be bound is made anew.
    socket.on('error', () => {
      sockets.delete(family);
      try {
        socket.close();
      } catch {
        // It was never open.
      }
    });
    socket.bind(0);
    sockets.set(family, socket);
    return socket;
  }

  const wire: Wire = {
    onDatagram: () => undefined,
    isAwaited: () => false,
    // What comes is handed over by itself.
    fetch: () => undefined,
    onUnsent: () => undefined,
    send(bytes, { host, port }, id) {
      // It goes when this turn is over, and the memory is needed for the next one before.
      open(isIPv6(bareAddress(host)) ? 'udp6' : 'udp4').send(new Uint8Array(bytes), port, host, (error) => {
        if (error) wire.onUnsent(id);
      });
    },
    close() {
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
  return wire;
}
