import koffi from 'koffi';

type Handle = number | bigint;
type Bytes = Uint8Array | null;

/** What the engine needs of iphlpapi.dll and kernel32.dll, as koffi gives it. */
export type WindowsApi = {
  createFile(family: 'v4' | 'v6'): Handle;
  closeFile(file: Handle): void;
  /** Starts an echo; false when Windows refuses to send. */
  sendEcho(family: 'v4' | 'v6', file: Handle, echo: EchoCall): boolean;
  /** Number of replies in a buffer that has been filled. */
  parseReplies(family: 'v4' | 'v6', buffer: Uint8Array): number;
  /** Waits until a reply has come, at most `ms`. */
  wait(ms: number): void;
};

export type EchoCall = {
  /** IPv4: 4 bytes each; IPv6: a sockaddr_in6 each. */
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly payload: Uint8Array;
  readonly options: Uint8Array;
  readonly reply: Uint8Array;
  readonly timeoutMs: number;
};

const ERROR_IO_PENDING = 997;

type Send4 = (
  ...args: [Handle, Handle, null, null, number, number, Bytes, number, Bytes, Bytes, number, number]
) => number;
type Send6 = (
  ...args: [Handle, Handle, null, null, Bytes, Bytes, Bytes, number, Bytes, Bytes, number, number]
) => number;

/** Untested on Windows: written from its documentation (icmpapi.h, synchapi.h). */
export function loadWindowsApi(): WindowsApi {
  const ip = koffi.load('iphlpapi.dll');
  const kernel = koffi.load('kernel32.dll');
  const create = { v4: ip.func('intptr_t IcmpCreateFile()'), v6: ip.func('intptr_t Icmp6CreateFile()') };
  const parse = {
    v4: ip.func('uint32_t IcmpParseReplies(void *, uint32_t)'),
    v6: ip.func('uint32_t Icmp6ParseReplies(void *, uint32_t)'),
  };
  const tail = 'const void *, uint16_t, const void *, void *, uint32_t, uint32_t)';
  const send4: Send4 = ip.func(
    `uint32_t IcmpSendEcho2Ex(intptr_t, intptr_t, void *, void *, uint32_t, uint32_t, ${tail}`,
  );
  const send6: Send6 = ip.func(
    `uint32_t Icmp6SendEcho2(intptr_t, intptr_t, void *, void *, const void *, const void *, ${tail}`,
  );
  const close: (file: Handle) => number = ip.func('int IcmpCloseHandle(intptr_t)');
  const lastError: () => number = kernel.func('uint32_t GetLastError()');
  const waitFor: (event: Handle, ms: number) => number = kernel.func(
    'uint32_t WaitForSingleObject(intptr_t, uint32_t)',
  );
  // One event for all echoes, which resets itself: after a wake-up all buffers are looked at.
  const event: Handle = kernel.func('intptr_t CreateEventW(void *, int, int, void *)')(null, 0, 0, null);
  return {
    createFile: (family) => create[family](),
    closeFile: (file) => void close(file),
    sendEcho(family, file, call) {
      const { source, destination, payload, options, reply, timeoutMs } = call;
      const rest = [payload, payload.length, options, reply, reply.length, timeoutMs] as const;
      const status =
        family === 'v4'
          ? send4(file, event, null, null, addressWord(source), addressWord(destination), ...rest)
          : send6(file, event, null, null, source, destination, ...rest);
      return status !== 0 || lastError() === ERROR_IO_PENDING;
    },
    parseReplies: (family, buffer) => parse[family](buffer, buffer.length),
    wait: (ms) => void waitFor(event, Math.max(1, Math.floor(ms))),
  };
}

/** An IPv4 address as the number whose bytes in memory are in network order. */
const addressWord = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
