import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { seriesNumber } from './series/interface-groups.ts';
import type { Storage, StoredInterface } from './storage.ts';
import { aDevice, type Bench, createBench, id } from './testing/harness.ts';

const SECOND = 1000;
let bench: Bench;
let storage: Storage;
beforeEach(async () => {
  bench = createBench();
  storage = await bench.open();
});
afterEach(() => bench.dispose());

const anInterface = (number: number, deviceId: string): StoredInterface => ({
  number,
  id: id(),
  deviceId,
  ifIndex: number,
  facts: { index: number, name: `ge-0/0/${String(number)}`, mac: '020000000001' },
  settings: { label: null, speedInBps: null, speedOutBps: null },
  firstSeen: 1000,
  goneAt: null,
});
function row(number: number, at: number, inBps: number, outBps = Number.NaN): number[] {
  const cells = Array.from({ length: INTERFACE_STRIDE }, () => Number.NaN);
  cells[INTERFACE_COLUMN.number] = number;
  cells[INTERFACE_COLUMN.at] = at;
  cells[INTERFACE_COLUMN.state] = 11;
  cells[INTERFACE_COLUMN.inBps] = inBps;
  cells[INTERFACE_COLUMN.outBps] = outBps;
  return cells;
}
async function watched(count: number): Promise<readonly StoredInterface[]> {
  const device = aDevice();
  const interfaces = Array.from({ length: count }, (_, index) => anInterface(index + 1, device.id));
  await storage.commit([
    { type: 'device.put', device },
    ...interfaces.map((one) => ({ type: 'interface.put' as const, one })),
  ]);
  return interfaces;
}
const seriesOf = async (number: number, metric: number, from: number) =>
  (
    await storage.series({
      series: [seriesNumber(number, metric)],
      from,
      to: from + 3_600_000,
      points: 1500,
      tier: 'raw',
    })
  ).columns[0];

describe('interfaces', () => {
  it('are given back as they were put, gone ones too, and the next number is nobody’s', async () => {
    const [first, second] = await watched(2);
    const gone = { ...(second as StoredInterface), goneAt: 5000 };
    await storage.commit([{ type: 'interface.put', one: gone }]);
    await storage.close();
    storage = await bench.open();
    expect(await storage.interfaces()).toEqual({ items: [first, gone], nextNumber: 3, oids: [] });
  });

  it('keep their rates, and have gaps where nothing is known, after a restart too', async () => {
    await watched(3);
    const at = Date.now() - 60_000;
    const rows = [0, 1, 2].flatMap((n) => [
      ...row(1, at + n * SECOND, 1_000_000 * n, n === 1 ? Number.NaN : 64),
      ...row(3, at + n * SECOND, 7),
    ]);
    storage.appendInterfaces(Float64Array.from(rows));
    const look = async () => [await seriesOf(1, 1, at), await seriesOf(1, 2, at), await seriesOf(3, 1, at)];
    const [into, out, other] = await look();
    expect([...(into?.avg ?? [])]).toEqual([0, 1_000_000, 2_000_000]);
    expect([...(out?.at ?? [])]).toEqual([at, at + 2 * SECOND]);
    expect([...(other?.avg ?? [])]).toEqual([7, 7, 7]);
    await storage.close();
    storage = await bench.open();
    expect(await look()).toEqual([into, out, other]);
    expect(await storage.seriesList({ ownerKind: 'interface', ownerId: '1', metric: 'if.in.bps' })).toMatchObject([
      { number: seriesNumber(1, 1), ownerId: '1', unit: 'bit/s' },
    ]);
  });

  it('take what comes late into its place, and what comes twice once', async () => {
    await watched(1);
    const at = Date.now() - 60_000;
    for (const n of [2, 0, 1, 1]) storage.appendInterfaces(Float64Array.from(row(1, at + n * SECOND, n)));
    expect([...((await seriesOf(1, 1, at))?.avg ?? [])]).toEqual([0, 1, 2]);
    expect((await storage.seriesStats()).drops).toMatchObject({ late: 0, unknown: 0 });
  });

  it('that are not in the inventory are counted, not kept', async () => {
    storage.appendInterfaces(Float64Array.from(row(9, Date.now(), 1)));
    expect((await storage.seriesStats()).drops.unknown).toBe(2);
  });
});

describe('facts of a device', () => {
  it('are given back whole', async () => {
    const device = aDevice();
    const facts = { ports: [], sysName: 'Ünïcödé \u{1f980}', processors: [] };
    const told = { deviceId: device.id, at: 12, facts: facts as never };
    await storage.commit([
      { type: 'device.put', device },
      { type: 'facts.put', told },
    ]);
    expect(await storage.deviceFacts(device.id)).toEqual(told);
    expect(await storage.deviceFacts(id())).toBeUndefined();
  });
});
