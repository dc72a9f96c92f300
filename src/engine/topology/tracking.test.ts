import { describe, expect, it } from 'vitest';
import type { Link, ManualLink } from './model.ts';
import { type Device, device, fused, sees, written } from './testing/networks.ts';
import { STALE_AFTER_MS, track } from './tracking.ts';

let made = 0;
const ids = () => `l${String((made += 1))}`;
type More = { readonly now?: number; readonly manual?: readonly ManualLink[] };

function next(previous: readonly Link[], devices: readonly Device[], { now = 1000, manual = [] }: More = {}) {
  const { sights, ground } = fused(devices.map((one) => ({ at: now, ...one })));
  const nodes = new Set(devices.map(({ id }) => id));
  return track({
    previous,
    sights,
    manual,
    readers: ground.readers,
    isThere: (id) => nodes.has(id),
    now,
    since: 0,
    newId: ids,
  });
}
const pair = (one: number, other: number, [p, q]: readonly [number, number] = [1, 1]) => [
  device(one, { neighbours: [sees(p, other, q)] }),
  device(other, { neighbours: [sees(q, one, p)] }),
];

describe('links through time', () => {
  it('keep their identity, and nothing is told of what stays', () => {
    const first = next([], pair(1, 2));
    const second = next(first.links, pair(1, 2), { now: 2000 });
    expect(second.turns).toEqual([]);
    expect(second.links[0]).toMatchObject({ id: first.links[0]?.id, firstSeen: 1000, lastSeen: 2000 });
  });

  it('a cable that is moved is exactly one change', () => {
    const before = next([], [...pair(1, 2), device(3)]);
    const after = next(before.links, [...pair(1, 3, [1, 6]), device(2)], { now: 2000 });
    expect(after.turns.map(({ what }) => what)).toEqual(['moved']);
    expect(after.links.map(written)).toEqual(['d1 p1 – d3 p6']);
    expect(after.links[0]?.id).toBe(before.links[0]?.id);
  });

  it('a port that has another name is the same port', () => {
    const before = next([], pair(1, 2));
    const [one, other] = pair(1, 2);
    const renamed = {
      ...one,
      wiring: {
        ...one?.wiring,
        ports: one?.wiring.ports.map((port) => ({ ...port, name: `uplink${String(port.ifIndex)}` })),
      },
    } as Device;
    const after = next(before.links, [renamed, { ...other, wiring: { ...other?.wiring, neighbours: [] } } as Device], {
      now: 2000,
    });
    expect(after.turns).toEqual([]);
    expect(after.links.map(written)).toEqual(['d1 uplink1 – d2 p1']);
  });

  it('one that nobody tells of stays, and is stale after three readings, once', () => {
    const first = next([], pair(1, 2));
    const quiet = [device(1), device(2)];
    const soon = next(first.links, quiet, { now: 2000 });
    expect([soon.turns, soon.links[0]?.state]).toEqual([[], 'confirmed']);
    const later = next(soon.links, quiet, { now: 1000 + STALE_AFTER_MS });
    expect([later.turns.map(({ what }) => what), later.links[0]?.state, later.links[0]?.confidence]).toEqual([
      ['changed'],
      'stale',
      40,
    ]);
    expect(next(later.links, quiet, { now: 9 * STALE_AFTER_MS }).turns).toEqual([]);
  });

  it('one whose port has lost its carrier is stale at once', () => {
    const first = next([], pair(1, 2));
    const [one, other] = [device(1), device(2)];
    const ports = one.wiring.ports.map((port) => ({ ...port, isUp: false }));
    const after = next(first.links, [{ ...one, wiring: { ...one.wiring, ports } }, other], { now: 2000 });
    expect(after.turns.map(({ what, after: link }) => [what, link?.state])).toEqual([['changed', 'stale']]);
  });

  it('one that somebody drew survives, and is not drawn twice when devices tell of it', () => {
    const manual: ManualLink[] = [
      {
        id: 'own',
        layer: 'l2',
        a: { node: 'd1', port: null, ifIndex: null },
        b: { node: 'd2', port: 'p1', ifIndex: null },
        note: 'dark fibre',
        firstSeen: 1,
      },
    ];
    const alone = next([], [device(1), device(2)], { manual });
    expect(alone.links.map(({ id, state }) => [id, state])).toEqual([['own', 'manual']]);
    const told = next(alone.links, pair(1, 2), { manual, now: 2000 });
    expect(told.links.map(({ id, state }) => [id, state])).toEqual([['own', 'manual']]);
    expect(told.links[0]?.proofs.map(({ source }) => source)).toEqual(['manual', 'lldp']);
  });

  it('members of a bundle share it', () => {
    const bundled = (number: number, other: number) => {
      const made_ = device(number, {
        neighbours: [sees(1, other, 1), sees(2, other, 2)],
        lags: [1, 2].map((member) => ({ aggregate: 20, member })),
      });
      return {
        ...made_,
        wiring: {
          ...made_.wiring,
          ports: [...made_.wiring.ports, { ifIndex: 20, name: 'lag1', type: 'ieee8023adLag' }],
        },
      };
    };
    const { links } = next([], [bundled(1, 2), bundled(2, 1)]);
    expect(links.map(({ lag }) => lag)).toEqual([1, 2].map(() => ({ id: 'd1.20+d2.20', a: 'lag1', b: 'lag1' })));
  });
});
