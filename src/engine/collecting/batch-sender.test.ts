import { expect, it, vi } from 'vitest';
import { createBatchSender } from './batch-sender.ts';

const to = { host: '192.0.2.1', port: 161, v4: 0xc000_0201 };
const packet = Uint8Array.of(1, 2, 3);
function rig(send: (headers: Uint8Array, count: number) => number, isFull = false) {
  const onUnsent = vi.fn();
  const counts: number[] = [];
  const sender = createBatchSender({
    addressOf: () => 0n,
    send: (headers, count) => {
      counts.push(count);
      return send(headers, count);
    },
    isFull: () => isFull,
    onUnsent,
  });
  return { sender, onUnsent, counts };
}

it('keeps datagrams back until they are flushed, and tells the first of them', () => {
  const { sender, counts } = rig((_, count) => count);
  expect(sender.add(packet, to, 1)).toBe(true);
  expect(sender.add(packet, to, 2)).toBe(false);
  expect(counts).toEqual([]);
  sender.flush();
  expect(counts).toEqual([2]);
  expect(sender.add(packet, to, 3)).toBe(true);
});

it('writes address, port and length where the system looks for them', () => {
  let name: Uint8Array = packet;
  const { sender } = rig((headers, count) => {
    // The first header points to its name: family, port and address in the order of the network.
    const at = Number(new DataView(headers.buffer, headers.byteOffset).getBigUint64(0, true));
    name = headers.slice(at, at + 8);
    return count;
  });
  sender.add(packet, to, 1);
  sender.flush();
  expect([...name]).toEqual([2, 0, 0, 161, 192, 0, 2, 1]);
});

it('goes on behind those that went, and tells whose datagram cannot be sent', () => {
  let call = 0;
  const { sender, onUnsent, counts } = rig(() => [2, -1, 1][call++] ?? 0);
  for (const id of [11, 12, 13, 14]) sender.add(packet, to, id);
  sender.flush();
  expect(counts).toEqual([4, 2, 1]);
  expect(onUnsent.mock.calls).toEqual([[13]]);
});

it('loses what there is no room for, as it might be lost on its way', () => {
  const { sender, onUnsent, counts } = rig(() => -1, true);
  sender.add(packet, to, 1);
  sender.flush();
  expect(counts).toEqual([1]);
  expect(onUnsent).not.toHaveBeenCalled();
});

it('flushes by itself before there is no room for one more', () => {
  const { sender, counts } = rig((_, count) => count);
  for (let id = 0; id < 65; id += 1) sender.add(packet, to, id);
  expect(counts).toEqual([64]);
  sender.add(new Uint8Array(60_000), to, 65);
  sender.add(new Uint8Array(60_000), to, 66);
  expect(counts).toEqual([64, 2]);
});
