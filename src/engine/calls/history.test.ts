import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const iso = (at: number): string => new Date(at).toISOString();
/** A device whose history starts 100 s ago: up, and down from 40 to 60 s where asked. */
async function device(address: string, fields: object, isDown: boolean) {
  const added = await rig.call('devices.add', { address, ...fields });
  const number = [...rig.prober.targets.keys()].at(-1) ?? -1;
  const began = Date.now() - 100_000;
  rig.prober.round(number, began, 10);
  if (isDown) for (const offset of [39_000, 40_000]) rig.prober.round(number, began + offset);
  rig.prober.round(number, began + 60_000, 20);
  await wait(50);
  return { ...added, began, number };
}

test('uptime by group is the mean of its devices, names the worst, and counts nothing that is to come', async () => {
  const a = await device('10.0.0.1', { groups: ['core', 'all'] }, true);
  await device('10.0.0.2', { groups: ['all'] }, false);
  const from = iso(a.began + 1000);
  const future = iso(Date.now() + 3_600_000);
  const answer = await rig.call('metrics.uptime', { by: 'group', group: ['all'], from, to: future, targetPct: 95 });
  expect(Date.parse(answer.to)).toBeLessThanOrEqual(Date.now());
  expect(answer.items).toMatchObject([
    { group: 'all', deviceId: null, devices: 2, worst: { deviceId: a.id, name: '10.0.0.1' }, outages: [] },
  ]);
  const [line] = answer.items;
  expect(line?.uptimePct).toBeCloseTo(90, 0);
  expect(line?.allUpPct).toBeCloseTo(80, 0);
  expect(line?.sla).toMatchObject({ targetPct: 95, met: 'no' });
  expect(line?.sla.budgetLeftS).toBeCloseTo(-5, -1);
});

test('buckets of days follow the time zone; each adds up to its length and all of them to the whole', async () => {
  const { id } = await device('10.0.0.1', {}, true);
  const [from, to] = [Date.now() - 3 * 86_400_000, Date.now()];
  const query = { deviceId: [id], from: iso(from), to: iso(to), bucket: 'day' as const, timeZone: 'Asia/Kathmandu' };
  const [line] = (await rig.call('metrics.uptime', query)).items;
  expect(line?.periods.length).toBe(4);
  expect(line?.periods[1]?.start).toMatch(/T18:15:00\.000Z$/);
  for (const { start, end, buckets } of line?.periods ?? [])
    expect(Object.values(buckets).reduce((sum, ms) => sum + ms, 0)).toBe(Date.parse(end) - Date.parse(start));
  expect(line?.periods[0]).toMatchObject({ uptimePct: null, coveragePct: 0, slaPct: null });
  expect(line?.buckets.downMs).toBe(20_000);
  const refused = (fields: object) =>
    rig.call('metrics.uptime', { ...query, ...fields }).catch((fault: { errors: unknown }) => fault.errors);
  expect(await refused({ bucket: 'hour', from: '2020-01-01T00:00:00Z' })).toMatchObject([{ path: '/bucket' }]);
  expect(await refused({ timeZone: 'Nowhere' })).toMatchObject([{ path: '/timeZone' }]);
  expect(await refused({ targetPct: 101 })).toMatchObject([{ path: '/targetPct' }]);
});

test('an outage that turns out to have been planned stays in the log, marked, and leaves the SLA', async () => {
  const { id, began } = await device('10.0.0.1', {}, true);
  const range = { from: iso(began), to: iso(Date.now()) };
  const sla = async () => (await rig.call('metrics.uptime', { deviceId: [id], ...range })).items[0];
  expect((await sla())?.sla.uptimePct).toBeCloseTo(80, 0);
  // Two windows that overlap: no moment is taken out twice.
  for (const [start, end] of [
    [35_000, 50_000],
    [45_000, 65_000],
  ] as const)
    await rig.call('maintenance.create', {
      name: 'entered late',
      deviceIds: [id],
      start: iso(began + start),
      end: iso(began + end),
    });
  const after = await sla();
  expect(after?.sla.uptimePct).toBe(100);
  expect(after?.uptimePct).toBeCloseTo(80, 0);
  expect((await rig.call('outages.list', {})).items).toMatchObject([{ inMaintenance: true, inGap: false }]);
});

test('the log of downtime says how long, why and which check, newest first, page by page', async () => {
  const a = await device('10.0.0.1', { name: 'a', groups: ['core'] }, true);
  const b = await device('10.0.0.2', { name: 'b' }, true);
  for (const offset of [70_000, 71_000]) rig.prober.round(b.number, b.began + offset);
  await wait(100);
  const { items, nextCursor } = await rig.call('outages.list', { limit: 2 });
  expect(items).toMatchObject([
    { deviceName: 'b', end: null, start: iso(b.began + 71_000) },
    {
      deviceName: 'b',
      start: iso(b.began + 40_000),
      end: iso(b.began + 60_000),
      durationS: 20,
      checkId: b.checks[0]?.id,
      reason: { code: 'no-reply', params: { sent: 5 } },
      inMaintenance: false,
    },
  ]);
  expect((await rig.call('outages.list', { limit: 2, cursor: nextCursor ?? '' })).items).toMatchObject([
    { deviceName: 'a', deviceId: a.id },
  ]);
  const names = async (query: object) =>
    (await rig.call('outages.list', query)).items.map(({ deviceName }) => deviceName);
  expect(await names({ group: ['core'] })).toEqual(['a']);
  expect(await names({ deviceId: [b.id], minS: 22 })).toEqual(['b']);
  expect(await names({ from: iso(b.began + 65_000) })).toEqual(['b']);
  expect(await names({ to: iso(a.began + 30_000) })).toEqual([]);
  await expect(rig.call('outages.list', { cursor: '1.x' })).rejects.toMatchObject({ code: 'invalid-input' });
  await rig.call('devices.remove', { id: a.id });
  expect(await names({})).toEqual(['b', 'b', 'a']);
});

test('aggregates are one line a metric and value of the key, and never mix two metrics', async () => {
  const a = await device('10.0.0.1', { name: 'a', site: 'HQ', groups: ['core', 'x'], tags: ['t'] }, false);
  const b = await device('10.0.0.2', { name: 'b', site: 'HQ' }, false);
  const c = await device('10.0.0.3', { name: 'c', groups: ['core'] }, false);
  const metric = ['ping.rtt.avg', 'ping.loss'];
  const lines = async (query: object) =>
    (await rig.call('metrics.query', { metric, aggregate: 'avg', ...query })).items.map(
      ({ metric: name, unit, label, deviceId }) => [name, unit, label?.value, deviceId],
    );
  expect(await lines({})).toEqual([
    ['ping.loss', '%', 'ping.loss', null],
    ['ping.rtt.avg', 'ms', 'ping.rtt.avg', null],
  ]);
  expect(await lines({ by: 'site', metric: ['ping.rtt.avg'] })).toEqual([
    ['ping.rtt.avg', 'ms', '', null],
    ['ping.rtt.avg', 'ms', 'HQ', null],
  ]);
  expect(await lines({ by: 'group', group: ['core'], metric: ['ping.rtt.avg'] })).toEqual([
    ['ping.rtt.avg', 'ms', 'core', null],
  ]);
  expect((await lines({ by: 'group' })).map(([, , value]) => value)).toEqual(['', 'core', 'x', '', 'core', 'x']);
  const byDevice = await lines({ by: 'device', metric: ['ping.loss'] });
  expect(new Map(byDevice.map(([, , name, id]) => [name, id]))).toEqual(
    new Map([a, b, c].map((one) => [one.name, one.id])),
  );
  const { items } = await rig.call('metrics.query', { metric, aggregate: 'sum', by: 'site' });
  const hq = items.find((item) => item.metric === 'ping.rtt.avg' && item.label?.value === 'HQ');
  expect(hq?.avg.filter((value) => !Number.isNaN(value))).toEqual([30]);
  await expect(rig.call('metrics.query', { metric, by: 'site' })).rejects.toMatchObject({ errors: [{ path: '/by' }] });
});
