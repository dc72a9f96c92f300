import * as z from 'zod';
import type { Devices } from './devices/devices.ts';
import type { Journal } from './journal.ts';
import type { Ports } from './ports.ts';
import { createSites, PLACES_KEY } from './sites/sites.ts';
import type { Passage } from './status/status.ts';
import type { Mutation, Storage } from './storage/storage.ts';
import type { Watch } from './watch.ts';

export const POWER_KEY = 'power';
/** How often network and power are looked at, in seconds. */
const LOOK_EVERY = 5;
/** On battery, when somebody asked for it. */
const STRETCH = 2;
const Power = z.object({ doubleOnBattery: z.boolean() });

type Options = {
  readonly ports: Pick<Ports, 'clock' | 'net' | 'power' | 'newId'>;
  readonly journal: Journal;
  readonly devices: () => Devices;
  readonly watch: () => Watch;
};

/** What surrounds the program: clocks that are set, sleep, the network this computer is in, and its battery. */
export function createSurroundings({ ports, journal, devices, watch }: Options) {
  const { clock, net, power, newId } = ports;
  let seconds = 0;
  let doubleOnBattery = false;
  let wasStretched = false;
  /** The latest moment that was lived, ms since 1970, and whether the clock that says so was set forward to it. */
  let latest = 0;
  let wasSetForward = false;
  const stretch = (): number => (doubleOnBattery && power.onBattery() === true ? STRETCH : 1);
  const reconsider = (): void => watch().reconsider(devices().all());

  const sites = createSites({
    now: () => clock.now(),
    newId,
    network: () => net.network(),
    commit: journal.commit,
    commitSoon: journal.commitSoon,
    onArrival: ({ name }) => {
      journal.tell('place-changed', 'info', { name });
      reconsider();
    },
  });

  function look(): void {
    sites.look();
    const isStretched = stretch() > 1;
    if (isStretched !== wasStretched) reconsider();
    wasStretched = isStretched;
  }

  return {
    sites,
    stretch,
    elsewhere: sites.elsewhere,
    battery: () => ({ double: doubleOnBattery, isOn: power.onBattery() ?? null }),
    async load(storage: Pick<Storage, 'setting'>): Promise<void> {
      sites.load(await storage.setting(PLACES_KEY));
      const stored = Power.safeParse(await storage.setting(POWER_KEY));
      if (stored.success) ({ doubleOnBattery } = stored.data);
    },
    look,
    /** Durable, with `also`, before it holds. */
    async double(wanted: boolean, also: readonly Mutation[]): Promise<void> {
      await journal.commit([{ type: 'setting.put', key: POWER_KEY, value: { doubleOnBattery: wanted } }, ...also]);
      doubleOnBattery = wanted;
      look();
    },
    everySecond(): void {
      seconds += 1;
      if (seconds % LOOK_EVERY === 0) look();
    },
    /** Remembers where devices live. */
    settle: (): void => sites.settle(devices().all(), (id) => watch().answeredAt(id)),
    /** Sleep and a clock that was set: nothing that was seen before is evidence about now. */
    pass({ from, to, stoodMs, stepMs }: Passage): void {
      const gaps: Mutation[] = [];
      if (stoodMs > 0) gaps.push({ type: 'gap.add', gap: { from, to: from + stoodMs, reason: 'asleep' } });
      // A clock that was set forward makes time that never was, but for what was lived already before it was set back.
      const begin = stepMs > 0 ? Math.max(from + stoodMs, Math.min(latest, to)) : to;
      if (stepMs !== 0) gaps.push({ type: 'gap.add', gap: { from: begin, to, reason: 'clock-step' } });
      const undone = stepMs < 0 && wasSetForward;
      if (undone) gaps.push({ type: 'time.back', at: to });
      if (stepMs !== 0) wasSetForward = stepMs > 0;
      // Back from a future that never was, what was lived counts from here.
      latest = undone ? to : Math.max(latest, from);
      watch().wake(stoodMs > 0);
      journal.commitSoon(gaps);
      if (stoodMs > 0) journal.tell('gap', 'info', { what: 'asleep', seconds: Math.round(stoodMs / 1000) });
      if (stepMs !== 0) journal.tell('clock-set', 'warning', { seconds: Math.round(stepMs / 1000) });
    },
  };
}
export type Surroundings = ReturnType<typeof createSurroundings>;
