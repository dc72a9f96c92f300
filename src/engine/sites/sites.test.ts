import { describe, expect, it, vi } from 'vitest';
import type { NetworkFacts } from '../ports.ts';
import type { Mutation } from '../storage/storage.ts';
import { elsewhere, type Place } from './recognise.ts';
import { createSites } from './sites.ts';

const OFFICE: NetworkFacts = { gatewayMac: '02:00:00:00:00:01', subnet: '192.168.1.0/24' };
const HOME: NetworkFacts = { gatewayMac: '02:00:00:00:00:02', subnet: '192.168.1.0/24' };
const PLANT: NetworkFacts = { gatewayMac: '02:00:00:00:00:03', subnet: '10.9.0.0/16' };

const place = (id: string, facts: NetworkFacts): Place => ({ id, name: id, ...facts, firstSeenAt: 0, lastSeenAt: 0 });
const [office, home, plant] = [place('office', OFFICE), place('home', HOME), place('plant', PLANT)];
const places = [office, home, plant];

describe('an address', () => {
  it.each([
    ['of the present network', '192.168.1.7', office, undefined, undefined],
    [
      'of the present network, whose device lives in another with the same subnet',
      '192.168.1.7',
      home,
      'office',
      'office',
    ],
    ['of a known other network', '10.9.1.1', office, undefined, 'plant'],
    ['that is public', '203.0.113.5', office, undefined, undefined],
    ['that is private and of no known network, as behind a route', '172.16.0.1', office, undefined, undefined],
    ['that is a name', 'core.example', office, undefined, undefined],
    ['of IPv6', 'fd00::1', office, undefined, undefined],
  ] as const)('%s belongs elsewhere only if it does', (...[, address, current, homeId, want]) => {
    expect(elsewhere(address, { places, current, home: homeId })?.id).toBe(want);
  });
});

describe('the networks of a computer', () => {
  function stand() {
    let facts: NetworkFacts | undefined;
    let at = 1000;
    const stored: Mutation[] = [];
    const onArrival = vi.fn<(place: Place) => void>();
    const sites = createSites({
      now: () => at,
      newId: () => `place-${String(stored.length)}`,
      network: () => facts,
      commit: async (mutations) => void stored.push(...mutations),
      commitSoon: (mutations) => void stored.push(...mutations),
      onArrival,
    });
    const go = (next: NetworkFacts | undefined): void => {
      facts = next;
      at += 1000;
      sites.look();
    };
    return { sites, go, stored, onArrival };
  }

  it('are learnt once each, and known again', () => {
    const { sites, go, onArrival } = stand();
    for (const facts of [OFFICE, OFFICE, PLANT, OFFICE]) go(facts);
    expect(sites.places()).toHaveLength(2);
    expect(onArrival.mock.calls.map(([{ subnet }]) => subnet)).toEqual([OFFICE.subnet, PLANT.subnet, OFFICE.subnet]);
  });

  it('stay as they are while the cable is out', () => {
    const { sites, go, onArrival } = stand();
    go(OFFICE);
    go(undefined);
    go(OFFICE);
    expect(sites.current()?.subnet).toBe(OFFICE.subnet);
    expect(onArrival).toHaveBeenCalledOnce();
  });

  it('remember who lives where, so that a device stays away while the computer is in a like-numbered network', () => {
    const { sites, go } = stand();
    const device = { id: 'd', address: '192.168.1.9' };
    go(OFFICE);
    sites.settle([device], () => 5000);
    expect(sites.elsewhere(device)).toBeUndefined();
    go(HOME);
    expect(sites.elsewhere(device)).toBe(OFFICE.subnet);
    go(OFFICE);
    expect(sites.elsewhere(device)).toBeUndefined();
  });

  it('do not take an answer from before the arrival for one of this network', () => {
    const { sites, go } = stand();
    const device = { id: 'd', address: '192.168.1.9' };
    go(OFFICE);
    sites.settle([device], () => 1);
    go(HOME);
    expect(sites.elsewhere(device)).toBeUndefined();
  });

  it('come back after a restart, with the names people gave them', async () => {
    const { sites, go, stored } = stand();
    go(OFFICE);
    const [{ id } = { id: '' }] = sites.places();
    await sites.rename(id, 'Head office');
    const last = stored.at(-1);
    const again = stand();
    again.sites.load(last?.type === 'setting.put' ? last.value : undefined);
    again.go(OFFICE);
    expect(again.sites.current()?.name).toBe('Head office');
    await expect(sites.rename('nobody', 'x')).rejects.toMatchObject({ code: 'not-found' });
  });
});
