import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startSimulated } from '../testing/rig.ts';
import { PATIENCE } from '../testing/patience.ts';

type Rig = Awaited<ReturnType<typeof startSimulated>>;
let rig: Rig;
beforeAll(async () => {
  rig = await startSimulated(48);
});
afterAll(() => rig.stop());

it('the office is read by SNMP: every device but cameras says who it is and how it is wired', async () => {
  const { items } = await rig.call('devices.list', { limit: 100 });
  const router = items.find(({ name }) => name === 'rt-edge-01');
  const camera = items.find(({ name }) => name.startsWith('cam-'));
  await vi.waitUntil(async () => (await rig.call('interfaces.list', { limit: 1 })).total > 500, PATIENCE);
  const id = router?.id ?? '';
  await vi.waitUntil(async () => (await rig.call('devices.snmp', { id })).state === 'answering', PATIENCE);
  expect(await rig.call('devices.snmp', { id: camera?.id ?? '' })).toMatchObject({ state: 'off' });
  expect(await rig.call('devices.facts', { id })).toMatchObject({ sysName: 'rt-edge-01' });
  const ports = (await rig.call('interfaces.list', { deviceId: id, limit: 100 })).items;
  expect(ports.some(({ neighbour }) => neighbour?.name.startsWith('sw-core-01'))).toBe(true);
  expect((await rig.call('devices.metrics', { id })).items.length).toBeGreaterThan(2);
});

it('its interfaces have a past to draw', async () => {
  const [busiest] = (await rig.call('interfaces.list', { order: 'in', limit: 1 })).items;
  const { items } = await rig.call('interfaces.series', { id: busiest?.id ?? '', metric: ['if.in.bps'], points: 200 });
  expect(items[0]?.at.length).toBeGreaterThan(50);
  expect(Math.max(...(items[0]?.avg ?? []))).toBeGreaterThan(1000);
});
