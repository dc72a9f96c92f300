import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StreamAnswer } from '../../contract/define.ts';
import { INTERFACE_EXPORT_COLUMNS } from '../../contract/interface-export.ts';
import { invoke } from '../api/invoke.ts';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { NO_FACTS } from '../testing/no-facts.ts';
import { principal, startRig } from '../testing/rig.ts';
import { PATIENCE } from '../testing/patience.ts';

const PORTS = 1500;
const EVIL = '=HYPERLINK("http://evil")';
let rig: Awaited<ReturnType<typeof startRig>>;
const ids: string[] = [];

beforeAll(async () => {
  rig = await startRig();
  await rig.call('vault.setPassphrase', { passphrase: 'a passphrase of the test' });
  const { id: credential } = await rig.call('credentials.create', { name: 'r', kind: 'snmp-v2c', community: 'public' });
  for (const [place, site] of ['north', 'south'].entries()) {
    const address = `192.0.2.${String(place + 1)}`;
    ids.push((await rig.call('devices.add', { address, name: `sw-${site}`, site })).id);
  }
  const assignments = ids.map((target) => ({ level: 'device' as const, target }));
  await rig.call('credentials.assign', { id: credential, assignments });
  await vi.waitUntil(() => rig.collector.targets.size === ids.length, PATIENCE);
  for (const id of ids) {
    const ports = Array.from({ length: PORTS }, (_, at) => ({
      index: at + 1,
      name: `ge${String(at + 1)}`,
      alias: at === 0 ? EVIL : '',
      speed: 1e9,
    }));
    rig.collector.tell({ kind: 'surveyed', id, at: Date.now(), cause: 'first', facts: { ports, ...NO_FACTS } });
    await vi.waitUntil(() => rig.collector.plans.get(id)?.length === PORTS, PATIENCE);
  }
  const [first] = rig.collector.plans.get(ids[0] ?? '') ?? [];
  const interfaces = new Float64Array(INTERFACE_STRIDE).fill(Number.NaN);
  interfaces.set([first?.number ?? 0, Date.now(), 11]);
  interfaces[INTERFACE_COLUMN.inBps] = 5e8;
  interfaces[INTERFACE_COLUMN.inErrors] = 2;
  const columns = { at: Float64Array.of(Date.now()), rttMs: Float64Array.of(2), uptimeTicks: Float64Array.of(6000) };
  rig.collector.tell({ kind: 'rounds', ids: ids.slice(0, 1), ...columns, interfaces });
});
afterAll(() => rig.stop());

async function read(input: Record<string, unknown>, scope?: { groups: string[]; sites: string[] }) {
  const who = { ...principal('viewer'), ...(scope && { scope }) };
  const answer = (await invoke(rig.engine, { name: 'exports.interfaces', input }, { principal: who })) as StreamAnswer;
  const chunks: string[] = [];
  for await (const chunk of answer.chunks) chunks.push(chunk);
  return { ...answer, pieces: chunks.length, text: chunks.join('') };
}
const objects = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the export of interfaces', () => {
  it('has every interface of the list in its order, with figures and units, in pieces', async () => {
    const { text, pieces, fileName, mediaType } = await read({ order: 'in' });
    expect([mediaType, fileName]).toEqual([
      'text/csv; charset=utf-8',
      expect.stringMatching(/^ronda-interfaces-[\dTZ]+\.csv$/),
    ]);
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(INTERFACE_EXPORT_COLUMNS.join(','));
    expect(lines).toHaveLength(1 + 2 * PORTS);
    expect(pieces).toBeGreaterThan(3);
    expect(lines[1]).toMatch(/^sw-north,ge1,/);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });
  it('says what the list says of each, one object a line', async () => {
    const [first] = objects((await read({ format: 'ndjson', order: 'in' })).text);
    const [listed] = (await rig.call('interfaces.list', { order: 'in', limit: 1 })).items;
    expect(first).toMatchObject({
      id: listed?.id,
      device: 'sw-north',
      name: 'ge1',
      alias: EVIL,
      admin: 'up',
      oper: 'up',
      isGone: false,
      speedBps: 1e9,
      inBps: 5e8,
      outBps: null,
      p95InBps: 5e8,
      p95OutBps: null,
      utilInPct: 50,
      inErrorsPerS: 2,
    });
  });
  it('keeps to the filter', async () => {
    const found = objects((await read({ format: 'ndjson', q: 'south ge1500' })).text);
    expect(found.map(({ device, name }) => [device, name])).toEqual([['sw-south', 'ge1500']]);
    expect(objects((await read({ format: 'ndjson', deviceId: ids[1] })).text)).toHaveLength(PORTS);
    expect(objects((await read({ format: 'ndjson', minUtilPct: 10 })).text)).toHaveLength(1);
  });
  it('knows nothing of what lies outside of the scope of the caller', async () => {
    const scope = { groups: [], sites: ['south'] };
    const found = objects((await read({ format: 'ndjson' }, scope)).text);
    expect([found.length, new Set(found.map(({ device }) => device))]).toEqual([PORTS, new Set(['sw-south'])]);
    await expect(read({ deviceId: ids[0] }, scope)).rejects.toMatchObject({ code: 'not-found' });
  });
});
