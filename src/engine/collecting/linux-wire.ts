import { createSocket } from 'node:dgram';
import { endianness } from 'node:os';
import koffi from 'koffi';
import { Fault } from '../../contract/faults.ts';
import { BATCH, createBatchReceiver } from './batch-receiver.ts';
import { createDatagramWire, NOT_V4, v4Of, type Wire } from './wire.ts';

/** Numbers of Linux. @see socket(2), socket(7) */
const AF_INET = 2;
const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SO_SNDBUF = 7;
const MSG_DONTWAIT = 0x40;
const EAGAIN = 11;
const BUFFER_BYTES = 8 << 20;
const NAME_BYTES = 16;
/** Bounds the time of one go; what is left wakes the thread again. */
const MOST_BATCHES = 16;

type Send = (...args: [number, Uint8Array, number, number, Uint8Array, number]) => number;
type Receive = (...args: [number, Uint8Array, number, number, null]) => number;

function openSocket(libc: ReturnType<typeof koffi.load>): number {
  const socket = libc.func('int socket(int, int, int)') as (...args: [number, number, number]) => number;
  const set = libc.func('int setsockopt(int, int, int, const void *, uint)') as (
    ...args: [number, number, number, Uint8Array, number]
  ) => number;
  const bind = libc.func('int bind(int, const void *, uint)') as (...args: [number, Uint8Array, number]) => number;
  const fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw new Fault('internal', 'The system refuses a UDP socket.');
  const size = new Uint8Array(Int32Array.of(BUFFER_BYTES).buffer);
  set(fd, SOL_SOCKET, SO_RCVBUF, size, size.length);
  set(fd, SOL_SOCKET, SO_SNDBUF, size, size.length);
  const any = new Uint8Array(NAME_BYTES);
  any[0] = AF_INET;
  if (bind(fd, any, NAME_BYTES) !== 0) throw new Fault('internal', 'The system refuses a UDP port.');
  return fd;
}

/**
 * Sends and fetches IPv4 datagrams by the C library, and is woken by Node: the first datagram of a burst comes the usual
 * way, the others are fetched together. IPv6 goes the usual way altogether.
 *
 * @throws when this is not 64-bit little-endian Linux, or the system refuses
 */
export function createLinuxWire(): Wire {
  if (process.platform !== 'linux' || endianness() !== 'LE' || !['x64', 'arm64', 'riscv64'].includes(process.arch))
    throw new Fault('unsupported', 'Datagrams are fetched in batches on 64-bit Linux only.');
  const usual = createDatagramWire();
  const libc = koffi.load(null);
  const sendTo = libc.func('long sendto(int, const void *, size_t, int, const void *, uint)') as Send;
  const receive = libc.func('int recvmmsg(int, void *, uint, int, void *)') as Receive;
  const fd = openSocket(libc);
  const drain = createBatchReceiver((bytes) => koffi.address(bytes));
  const fetch = (headers: Uint8Array): number => receive(fd, headers, BATCH, MSG_DONTWAIT, null);
  const name = new Uint8Array(NAME_BYTES);
  name[0] = AF_INET;
  const nameView = new DataView(name.buffer);
  const take = (datagram: Parameters<Wire['onDatagram']>[0]): void => wire.onDatagram(datagram);
  usual.onDatagram = take;

  const socket = createSocket('udp4');
  const first = { bytes: new Uint8Array(0), from: 0, limit: 0, address: '', v4: NOT_V4, port: 0 };
  socket.on('message', (bytes, { address, port }) => {
    first.bytes = bytes;
    first.limit = bytes.length;
    first.v4 = v4Of(address);
    first.port = port;
    take(first);
    for (let batch = 0; batch < MOST_BATCHES && drain(fetch, take) === BATCH; batch += 1);
  });
  // An error that comes back for one agent is the business of its own request.
  socket.on('error', () => undefined);
  socket.bind({ fd });

  const wire: Wire = {
    onDatagram: () => undefined,
    send(bytes, to, onFailure) {
      if (to.v4 === NOT_V4) return usual.send(bytes, to, onFailure);
      nameView.setUint16(2, to.port, false);
      nameView.setUint32(4, to.v4, false);
      if (sendTo(fd, bytes, bytes.length, MSG_DONTWAIT, name, NAME_BYTES) >= 0) return;
      // No room for now: as if it were lost on its way.
      if (koffi.errno() !== EAGAIN) queueMicrotask(onFailure);
    },
    close() {
      socket.close();
      usual.close();
    },
  };
  return wire;
}

/** The best wire there is here. */
export function createWire(): Wire {
  try {
    return createLinuxWire();
  } catch {
    return createDatagramWire();
  }
}
