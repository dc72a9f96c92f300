import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Topology } from '../../contract/topology.ts';
import { invoke } from '../api/invoke.ts';
import { startRig } from '../testing/rig.ts';
import { packWiring } from '../wiring/packing.ts';
import { device, learnt, macAt, sees } from './testing/networks.ts';
import { PATIENCE } from '../testing/patience.ts';

const PC = macAt(80);
let rig: Awaited<ReturnType<typeof startRig>>;
let ids: readonly string[] = [];

/** Tells what the poll thread would have read of the device with that number. */
const tell = (number: number, more: Parameters<typeof device>[1] = {}): void => {
  const { wiring } = device(number, more);
  rig.collector.tell({ kind: 'wired', id: ids[number - 1] ?? '', at: Date.now(), packed: packWiring(wiring) });
};
const map = (): Promise<Topology> => rig.call('topology.get', {});
const ends = ({ links, nodes }: Topology): readonly string[] => {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return links
    .map(({ a, b }) =>
      [a, b]
        .map(({ node, port }) => `${names.get(node) ?? '?'} ${port ?? '?'}`)
        .toSorted()
        .join(' – '),
    )
    .toSorted();
};
const until = (check: (whole: Topology) => void) => vi.waitFor(async () => check(await map()), PATIENCE);

beforeEach(async () => {
  rig = await startRig();
  await rig.call('vault.setPassphrase', { passphrase: 'a passphrase of the test' });
  const { id } = await rig.call('credentials.create', { name: 'read', kind: 'snmp-v2c', community: 'public' });
  const made = [];
  for (const number of [1, 2, 3])
    made.push(
      (
        await rig.call('devices.add', {
          name: `d${String(number)}`,
          address: `10.0.0.${String(number)}`,
          site: number === 3 ? 'Bogor' : 'Jakarta',
        })
      ).id,
    );
  ids = made;
  await rig.call('credentials.assign', { id, assignments: ids.map((target) => ({ level: 'device', target })) });
  await vi.waitUntil(() => rig.collector.targets.size === 3, PATIENCE);
  tell(1, { neighbours: [sees(1, 2, 1)], fdb: learnt([5, PC]), arp: [{ address: '10.0.0.80', mac: PC, ifIndex: 1 }] });
  tell(2, { neighbours: [sees(1, 1, 1)] });
  tell(3);
  await vi.waitUntil(async () => ends(await map()).join() === '10.0.0.80 ? – d1 p5,d1 p1 – d2 p1', PATIENCE);
});
afterEach(() => rig.stop());

describe('the map', () => {
  it('is there at once after the program was started again', async () => {
    const before = await map();
    await rig.stop(true);
    rig = await startRig({ dataDir: rig.dataDir });
    const after = await map();
    expect(ends(after)).toEqual(ends(before));
    expect(after.links.map(({ id }) => id).toSorted()).toEqual(before.links.map(({ id }) => id).toSorted());
  });

  it('tells of a moved cable as exactly one change, and shows how it was before', async () => {
    const before = new Date();
    const first = await map();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const after = () => new Date().toISOString();
    tell(1, {
      neighbours: [sees(1, 3, 4)],
      fdb: learnt([5, PC]),
      arp: [{ address: '10.0.0.80', mac: PC, ifIndex: 1 }],
    });
    tell(2);
    tell(3, { neighbours: [sees(4, 1, 1)] });
    await until((whole) => expect(ends(whole)).toContain('d1 p1 – d3 p4'));
    const { items } = await rig.call('topology.changes', { from: before.toISOString() });
    expect(items.map(({ what }) => what)).toEqual(['moved']);
    const then = await rig.call('topology.get', { at: before.toISOString() });
    expect(ends(then)).toEqual(ends(first));
    const { links } = await rig.call('topology.compare', { from: before.toISOString(), to: after() });
    expect(links.map(({ what, before: was, after: is }) => [what, was?.id === is?.id])).toEqual([['moved', true]]);
  });

  it('finds where an address is plugged in, by any notation and by IP', async () => {
    for (const q of [PC, '02-AA-00-50-00-00', '02aa.0050', '10.0.0.80']) {
      const { items } = await rig.call('find.run', { q });
      expect(
        items.flatMap(({ sightings }) => sightings.map(({ deviceName, port, how }) => [deviceName, port, how])),
      ).toEqual([['d1', 'p5', 'direct']]);
    }
    await vi.waitFor(async () => {
      const { items } = await rig.call('find.run', { q: PC });
      expect(items[0]?.history).toMatchObject([{ deviceName: 'd1', port: 'p5', to: null }]);
    }, PATIENCE);
  });

  it('knows the way between two nodes, and what is lost without one', async () => {
    const [one = '', other = '', lonely = ''] = ids;
    const whole = await map();
    const pc = whole.nodes.find(({ name }) => name === '10.0.0.80')?.id ?? '';
    expect(await rig.call('topology.path', { from: pc, to: other })).toMatchObject({
      isConnected: true,
      nodes: [pc, one, other],
    });
    expect(await rig.call('topology.path', { from: one, to: lonely })).toMatchObject({ isConnected: false });
    const { nodes } = await rig.call('topology.behind', { node: pc });
    expect(nodes).toEqual([]);
  });

  it('keeps what somebody drew, and takes away only that', async () => {
    const [one = '', , lonely = ''] = ids;
    const { id, state } = await rig.call('links.add', {
      a: { node: one, port: 'p8' },
      b: { node: lonely },
      note: 'radio',
    });
    expect(state).toBe('manual');
    tell(2, { neighbours: [sees(1, 1, 1), sees(2, 3, 2)] });
    await until((whole) => expect(ends(whole)).toContain('d2 p2 – d3 p2'));
    expect(ends(await map())).toContain('d1 p8 – d3 ?');
    const told = (await map()).links.find((link) => link.state === 'confirmed')?.id ?? '';
    await expect(rig.call('links.remove', { id: told })).rejects.toMatchObject({ code: 'conflict' });
    await rig.call('links.remove', { id });
    expect(ends(await map())).not.toContain('d1 p8 – d3 ?');
  });

  it('shows whoever has a scope only what lies in it', async () => {
    const scope = { groups: [], sites: ['Bogor'] };
    const reader = { kind: 'token' as const, id: 't', name: 't', role: 'viewer' as const, scope };
    const seen = (await invoke(rig.engine, { name: 'topology.get', input: {} }, { principal: reader })) as Topology;
    expect(seen.nodes.map(({ name }) => name)).toEqual(['d3']);
    expect(seen.links).toEqual([]);
    const found = (await invoke(rig.engine, { name: 'find.run', input: { q: PC } }, { principal: reader })) as {
      items: unknown[];
    };
    expect(found.items).toEqual([]);
  });
});
