import { expect, test } from 'vitest';
import { classifyTarget } from '../../contract/addresses.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import { startSimulated } from '../testing/rig.ts';
import { createIncidents } from './incidents.ts';
import { createModel } from './model.ts';
import { MOST_DEVICES, officeOf } from './office.ts';
import { createRandom, drawnId } from './random.ts';
import { drawRound } from './simulated-prober.ts';
import { createTroubles } from './troubles.ts';

const T0 = Date.UTC(2026, 2, 10, 3);

test('the office is the same every time, and every name and address is used once', () => {
  const office = officeOf(MOST_DEVICES);
  expect(officeOf(48)).toEqual(office.slice(0, 48));
  expect(new Set(office.map(({ name }) => name)).size).toBe(MOST_DEVICES);
  expect(new Set(office.map(({ address }) => address)).size).toBe(MOST_DEVICES);
  for (const { address } of office) {
    expect(classifyTarget(address)).toEqual({ family: 'ipv4' });
    expect(address).toMatch(/^127\./);
  }
});

test('identities are version 7, carry their moment, and come again with the same seed', () => {
  const id = drawnId(T0, createRandom(3));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(T0);
  expect(drawnId(T0, createRandom(3))).toBe(id);
});

function roundsOf(name: string, at: number, count = 200) {
  const office = officeOf(48);
  const address = office.find((device) => device.name === name)?.address ?? '';
  const model = createModel({ office, troubles: createTroubles(48, T0), isCut: () => false });
  const random = createRandom(1);
  const rows = new Float64Array(count * ROUND_STRIDE).fill(Number.NaN);
  for (let index = 0; index < count; index += 1)
    drawRound(
      { number: 1, address, count: 5, timeoutMs: 1000 },
      at,
      rows.subarray(index * ROUND_STRIDE, (index + 1) * ROUND_STRIDE),
      { model, random },
    );
  const column = (which: number) =>
    Array.from({ length: count }, (_, index) => rows[index * ROUND_STRIDE + which] ?? 0);
  return { rows, column };
}

test('times are spread as on a real line, and the medians stay near the device', () => {
  const { column } = roundsOf('srv-pve-01', T0 - 60_000);
  const medians = column(COLUMN.medianMs);
  expect(Math.min(...medians)).toBeGreaterThan(0.1);
  expect(Math.max(...medians)).toBeLessThan(5);
  expect(new Set(medians).size).toBeGreaterThan(150);
  expect(column(COLUMN.outcome).every((outcome) => outcome === OUTCOME.measured)).toBe(true);
});

test('what is out does not answer, and comes back when its time is over', () => {
  const during = roundsOf('cam-parkir-3', T0).column(COLUMN.received);
  const after = roundsOf('cam-parkir-3', T0 + 20 * 60_000).column(COLUMN.received);
  expect(during.every((received) => received === 0)).toBe(true);
  expect(after.some((received) => received > 0)).toBe(true);
});

test('a slow line is slower than its limit for "poor"', () => {
  const medians = roundsOf('ptp-menara-2', T0).column(COLUMN.medianMs);
  expect(Math.min(...medians)).toBeGreaterThan(300);
  expect(roundCount(roundsOf('ptp-menara-2', T0).rows)).toBe(200);
});

test('an incident hits what it names, and ends by itself', () => {
  let now = T0;
  const office = officeOf(48);
  const incidents = createIncidents(office, () => now);
  const cut = () => new Set(office.filter(({ address }) => incidents.isCut(address, now)).map(({ site }) => site));
  incidents.play('uplink-cut');
  expect(cut()).toEqual(new Set(['Gudang B']));
  expect(incidents.isOffline()).toBe(false);
  now += 160_000;
  expect(incidents.current()).toBeNull();
  expect(cut()).toEqual(new Set());
  incidents.play('laptop-offline');
  expect(incidents.isOffline()).toBe(true);
  incidents.stop();
  expect(incidents.isOffline()).toBe(false);
  incidents.play('flapping-ap');
  const seen = [0, 1, 2, 3].map((turn) => {
    now = now + (turn === 0 ? 0 : 24_000);
    return cut().size;
  });
  expect(seen).toEqual([1, 0, 1, 0]);
});

test('a simulated engine starts with a day of history and plays incidents', async () => {
  const rig = await startSimulated(12);
  try {
    const status = await rig.call('system.status', {});
    expect(status).toMatchObject({ devices: 12, demo: { devices: 12, incident: null } });
    expect(status.counts.unknown).toBe(0);
    const { items } = await rig.call('devices.list', {});
    const series = await rig.call('metrics.series', { id: items[0]?.id ?? '', points: 100 });
    expect(series.items[0]?.at.length).toBeGreaterThan(80);
    const events = await rig.call('events.list', { limit: 1000 });
    expect(events.items.some(({ kind }) => kind === 'gap')).toBe(true);
    const played = await rig.call('demo.play', { kind: 'laptop-offline' });
    expect(played.demo?.incident?.kind).toBe('laptop-offline');
    await rig.call('system.poll', {});
    await expect.poll(() => rig.engine.statusNow().selfOffline?.reason).toBe('no-link');
    await rig.call('demo.stop', {});
    await rig.call('system.poll', {});
    await expect.poll(() => rig.engine.statusNow().selfOffline).toBeNull();
    await expect(rig.call('demo.play', { kind: 'flapping-ap' }, 'viewer')).rejects.toMatchObject({ code: 'forbidden' });
  } finally {
    await rig.stop();
  }
});
