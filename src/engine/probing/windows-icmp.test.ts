import { expect, test } from 'vitest';
import { SEND } from './icmp-socket.ts';
import type { EchoCall, WindowsApi } from './windows-api.ts';
import { openWindowsSocket } from './windows-icmp.ts';

const target = { number: 1, address: '192.0.2.1', intervalMs: 1000, count: 1, size: 32, dscp: 46, timeoutMs: 500 };

function onPaper() {
  const calls: EchoCall[] = [];
  const api: WindowsApi = {
    createFile: () => 1,
    closeFile: () => undefined,
    sendEcho: (_family, _file, call) => calls.push(call) > 0,
    parseReplies: () => 1,
    wait: () => undefined,
  };
  const socket = openWindowsSocket(api);
  const received: (readonly [number, number, number])[] = [];
  const receive = () =>
    socket.receive({
      reply: (slot, generation, _at, ttl) => received.push([slot, generation, ttl]),
      unsent: () => undefined,
    });
  return { socket, calls, received, receive };
}

test('a filled reply buffer is a reply, an empty one is still awaited', () => {
  const { socket, calls, received, receive } = onPaper();
  expect(socket.prepare(target)(5, 9, 0)).toBe(SEND.sent);
  receive();
  expect(received).toEqual([]);
  calls[0]?.reply.set([192, 0, 2, 1]);
  calls[0]?.reply.set([57], 24);
  receive();
  receive();
  expect(received).toEqual([[5, 9, 57]]);
  expect([...(calls[0]?.options.subarray(0, 2) ?? [])]).toEqual([128, 184]);
});

test('a reply with an error status is no reply', () => {
  const { socket, calls, received, receive } = onPaper();
  socket.prepare(target)(5, 9, 0);
  calls[0]?.reply.set([192, 0, 2, 254, 0xfb, 0x2a]); // 11003: destination host unreachable
  receive();
  expect(received).toEqual([]);
});
