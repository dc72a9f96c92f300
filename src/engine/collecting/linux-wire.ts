import { closeSync } from 'node:fs';
import { constants, endianness } from 'node:os';
import koffi from 'koffi';
import { Fault } from '../../contract/faults.ts';
import { ownByThread } from '../threads/thread-descriptor.ts';
import { BATCH, createBatchReceiver } from './batch-receiver.ts';
import { createBatchSender } from './batch-sender.ts';
import { createFetchTimer } from './fetch-timer.ts';
import { createDatagramWire, NOT_V4, type Wire } from './wire.ts';

/** Numbers of Linux. @see socket(2), socket(7), clock_gettime(2) */
const AF_INET = 2;
const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0x800;
const SOCK_CLOEXEC = 0x80000;
const SOL_SOCKET = 1;
const SO_SNDBUF = 7;
const SO_RCVBUF = 8;
const SO_TIMESTAMPNS = 35;
const MSG_DONTWAIT = 0x40;
const CLOCK_REALTIME = 0;
const BUFFER_BYTES = 8 << 20;
const NAME_BYTES = 16;
/** Bounds the time of one go; what is left is fetched at the next. */
const MOST_BATCHES = 16;

const int = (value: number): Uint8Array => new Uint8Array(Int32Array.of(value).buffer);

function openSocket(libc: ReturnType<typeof koffi.load>): number {
  const socket = libc.func('int socket(int, int, int)') as (...args: [number, number, number]) => number;
  const set = libc.func('int setsockopt(int, int, int, const void *, uint)') as (
    ...args: [number, number, number, Uint8Array, number]
  ) => number;
  const bind = libc.func('int bind(int, const void *, uint)') as (...args: [number, Uint8Array, number]) => number;
  const dup3 = libc.func('int dup3(int, int, int)') as (...args: [number, number, number]) => number;
  const close = libc.func('int close(int)') as (fd: number) => number;
  const opened = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (opened < 0) throw new Fault('internal', 'The system refuses a UDP socket.');
  const fd = ownByThread(opened, { replace: (from, place) => dup3(from, place, SOCK_CLOEXEC), close });
  set(fd, SOL_SOCKET, SO_RCVBUF, int(BUFFER_BYTES), 4);
  set(fd, SOL_SOCKET, SO_SNDBUF, int(BUFFER_BYTES), 4);
  set(fd, SOL_SOCKET, SO_TIMESTAMPNS, int(1), 4);
  const any = new Uint8Array(NAME_BYTES);
  any[0] = AF_INET;
  if (bind(fd, any, NAME_BYTES) !== 0) throw new Fault('internal', 'The system refuses a UDP port.');
  return fd;
}

/**
 * Sends and fetches IPv4 datagrams in batches by the C library. Nothing wakes the thread when one comes, because waking
 * costs more than reading: they are fetched by a timer as long as any is awaited. IPv6 goes the usual way.
 *
 * @throws when this is not 64-bit little-endian Linux, or the system refuses
 */
export function createLinuxWire(): Wire {
  if (process.platform !== 'linux' || endianness() !== 'LE' || !['x64', 'arm64', 'riscv64'].includes(process.arch))
    throw new Fault('unsupported', 'Datagrams are fetched in batches on 64-bit Linux only.');
  const usual = createDatagramWire();
  const libc = koffi.load(null);
  const sendBatch = libc.func('int sendmmsg(int, void *, uint, int)') as (
    ...args: [number, Uint8Array, number, number]
  ) => number;
  const receiveBatch = libc.func('int recvmmsg(int, void *, uint, int, void *)') as (
    ...args: [number, Uint8Array, number, number, null]
  ) => number;
  const getTime = libc.func('int clock_gettime(int, void *)') as (clock: number, out: Uint8Array) => number;
  const fd = openSocket(libc);
  const addressOf = (bytes: Uint8Array): bigint => koffi.address(bytes);
  const sender = createBatchSender({
    addressOf,
    send: (headers, count) => sendBatch(fd, headers, count, MSG_DONTWAIT),
    isFull: () => koffi.errno() === constants.errno.EAGAIN,
    onUnsent: (id) => wire.onUnsent(id),
  });
  const receive = createBatchReceiver({
    addressOf,
    fetch: (headers) => receiveBatch(fd, headers, BATCH, MSG_DONTWAIT, null),
    readClock: (out) => getTime(CLOCK_REALTIME, out),
  });
  const take = (datagram: Parameters<Wire['onDatagram']>[0]): void => wire.onDatagram(datagram);
  usual.onDatagram = take;
  usual.onUnsent = (id) => wire.onUnsent(id);
  let isClosed = false;

  function fetch(): boolean {
    if (isClosed) return false;
    let found = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const count = receive(take);
      found += Math.max(0, count);
      if (count < BATCH) break;
    }
    return found > 0;
  }
  const timer = createFetchTimer({ fetch, isAwaited: () => wire.isAwaited() });
  function flush(): void {
    if (isClosed) return;
    sender.flush();
    timer.restart();
  }

  const wire: Wire = {
    onDatagram: () => undefined,
    isAwaited: () => false,
    fetch,
    onUnsent: () => undefined,
    send(bytes, to, id) {
      if (to.v4 === NOT_V4) return usual.send(bytes, to, id);
      // All that is sent in one turn goes together.
      if (sender.add(bytes, to, id)) queueMicrotask(flush);
    },
    close() {
      isClosed = true;
      timer.stop();
      closeSync(fd);
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
