import { isDeepStrictEqual } from 'node:util';
import type { DeviceFacts, DeviceMetric, SnmpState } from '../../contract/facts.ts';
import { Fault } from '../../contract/faults.ts';
import { type Collector, NO_POLLS } from '../collecting/collector.ts';
import type { AgentTarget, FromPollThread } from '../collecting/messages.ts';
import type { Devices } from '../devices/devices.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { Storage, StoredDevice, WatchedOid } from '../storage/storage.ts';
import type { Agent, Agents } from './agents.ts';
import { healthMetrics, oidMetrics } from './device-metrics.ts';
import { createLiveRates } from './live-rates.ts';
import { createMetricStore } from './metric-store.ts';
import { createSnmpStates } from './snmp-states.ts';
import { factChanges, type News, portNews } from './snmp-news.ts';

/** Names are looked up again, and a locked vault tried again, this often. */
const REFRESH_EVERY_MS = 60_000;
const WAITING_EVERY_MS = 5000;
const LIVE_MS = 15_000;

export type CollectionOptions = {
  /** ms since 1970 */
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly devices: Pick<Devices, 'all' | 'get'>;
  readonly agents: Agents;
  readonly interfaces: Interfaces;
  readonly storage: Pick<Storage, 'ensureSeries' | 'appendSamples' | 'appendInterfaces' | 'deviceFacts' | 'commit'>;
  /** Something of a device is worth a line in the log. */
  readonly onNews: (device: StoredDevice, news: News) => void;
  /** How a device is wired, as the poll thread packed it. */
  readonly onWired: (id: string, at: number, packed: Uint8Array) => void;
  readonly onTrouble: (thrown: unknown) => void;
};

/** Reads devices by SNMP, keeps what they tell, and says what changed. */
export function createCollection(options: CollectionOptions) {
  const { now, devices, agents, interfaces, storage, onNews } = options;
  const states = createSnmpStates();
  const metrics = createMetricStore(storage);
  const live = createLiveRates(now);
  const read = new Map<string, Extract<Agent, { kind: 'read' }>>();
  const credentials = new Map<string, string | null>();
  const oids = new Map<string, WatchedOid>();
  let collector: Collector | undefined;
  let isRefreshing = false;
  let dueAt = -Infinity;

  const trouble = (work: Promise<unknown>): void => void work.catch(options.onTrouble);
  const oidsOf = (id: string): readonly WatchedOid[] => [...oids.values()].filter(({ deviceId }) => deviceId === id);
  const plan = (id: string): void =>
    collector?.plan(id, {
      ports: interfaces.plan(id),
      oids: oidsOf(id).map(({ id: key, settings: { oid, isColumn, isCounter } }) => ({
        key,
        oid,
        isColumn,
        isCounter,
      })),
    });
  function told(id: string, news: News | undefined): void {
    if (news !== undefined) onNews(devices.get(id), news);
  }

  async function surveyed(id: string, at: number, facts: DeviceFacts): Promise<void> {
    const before = await storage.deviceFacts(id);
    // It may have been taken off the list meanwhile.
    if (!read.has(id)) return;
    const changes = interfaces.survey(id, facts, at);
    await storage.commit([...changes, { type: 'facts.put', told: { deviceId: id, at, facts } }]);
    states.surveyed(id, at);
    trouble(metrics.take(id, 'health', at, healthMetrics(facts)));
    const uptimeTicks = facts.uptimeTicks ?? Number.NaN;
    if (states.answered(id, at, { rttMs: null, uptimeTicks }) === 'back') told(id, { kind: 'snmp-back', params: {} });
    if (before) for (const news of factChanges(before.facts, facts)) told(id, news);
    plan(id);
  }
  function rounds({
    ids,
    at,
    rttMs,
    uptimeTicks,
    interfaces: rows,
  }: Extract<FromPollThread, { kind: 'rounds' }>): void {
    ids.forEach((id, place) => {
      if (!read.has(id)) return;
      const values = { rttMs: rttMs[place] ?? null, uptimeTicks: uptimeTicks[place] ?? Number.NaN };
      if (states.answered(id, at[place] ?? 0, values) === 'back') told(id, { kind: 'snmp-back', params: {} });
    });
    const turns = interfaces.board.take(rows);
    for (const { deviceId, news } of portNews(turns, interfaces)) told(deviceId, news);
    storage.appendInterfaces(rows);
  }

  /** What the poll thread says. */
  function hear(message: FromPollThread): void {
    if ('id' in message && !read.has(message.id)) return;
    if (message.kind === 'surveyed') trouble(surveyed(message.id, message.at, message.facts));
    else if (message.kind === 'rounds') rounds(message);
    else if (message.kind === 'live') live.take(message.row);
    else if (message.kind === 'wired') options.onWired(message.id, message.at, message.packed);
    else if (message.kind === 'health') {
      interfaces.refresh(message.id, message.health);
      trouble(metrics.take(message.id, 'health', message.at, healthMetrics(message.health)));
    } else if (message.kind === 'oids')
      trouble(metrics.take(message.id, 'oids', message.at, oidMetrics(oidsOf(message.id), message.values)));
    else if (message.kind === 'rebooted')
      told(message.id, { kind: 'device-rebooted', params: { upS: Math.round(message.uptimeTicks / 100) } });
    else if (message.kind === 'failed') {
      const turn = states.failed(message.id, message.fault);
      if (turn !== 'lost') return;
      interfaces.silence(message.id);
      told(message.id, { kind: 'snmp-lost', params: { message: message.fault.message } });
    }
  }

  function stop(ids: readonly string[]): void {
    const gone = ids.filter((id) => read.delete(id));
    if (gone.length > 0) collector?.remove(gone);
    for (const id of gone) interfaces.silence(id);
  }
  /** Brings what is read up to what should be. */
  async function refresh(): Promise<void> {
    const wanted = await Promise.all(
      [...devices.all()].map(async (device) => [device.id, await agents.of(device)] as const),
    );
    const fresh: AgentTarget[] = [];
    const idle: string[] = [];
    for (const [id, agent] of wanted) {
      credentials.set(id, 'credential' in agent ? agent.credential : null);
      if (agent.kind !== 'read') {
        idle.push(id);
        states.put(id, agent.kind, 'message' in agent ? agent.message : null);
        continue;
      }
      const before = read.get(id);
      read.set(id, agent);
      states.put(id, 'waiting', null);
      if (!isDeepStrictEqual(before?.target, agent.target)) fresh.push(agent.target);
    }
    const known = new Set(wanted.map(([id]) => id));
    stop([...idle, ...[...read.keys()].filter((id) => !known.has(id))]);
    if (fresh.length > 0) collector?.put(fresh);
    const isWaiting = wanted.some(([, { kind }]) => kind === 'waiting');
    dueAt = options.monotonic() + (isWaiting ? WAITING_EVERY_MS : REFRESH_EVERY_MS);
  }

  return {
    /** From now on devices are read. */
    attach(made: Collector): void {
      collector = made;
      dueAt = -Infinity;
    },
    hear,
    load(list: readonly WatchedOid[]): void {
      for (const one of list) oids.set(one.id, one);
    },
    /** Devices, credentials or the network changed. */
    touch(): void {
      dueAt = -Infinity;
    },
    /** To be called every second. */
    tick(): void {
      if (collector === undefined || isRefreshing || options.monotonic() < dueAt) return;
      isRefreshing = true;
      dueAt = Infinity;
      trouble(
        refresh().finally(() => {
          isRefreshing = false;
        }),
      );
    },
    forget(id: string): void {
      stop([id]);
      states.forget(id);
      metrics.forget(id);
      interfaces.forget(id);
      for (const { id: key } of oidsOf(id)) oids.delete(key);
    },
    state: ({ id, snmp }: StoredDevice): SnmpState => states.view(id, snmp.intervalS, credentials.get(id) ?? null),
    /** @throws {Fault} `conflict` when it is not read */
    survey(id: string): void {
      if (!read.has(id)) throw new Fault('conflict', 'This device is not read by SNMP at present.');
      collector?.survey(id);
    },
    /** Asks every device that is read how it is wired. @returns how many */
    rewire(): number {
      collector?.rewire([...read.keys()]);
      return collector === undefined ? 0 : read.size;
    },
    replan: plan,
    metrics: (id: string): readonly DeviceMetric[] => metrics.of(id),
    facts: (id: string) => storage.deviceFacts(id),
    live(id: string, number: number, after: number) {
      if (!read.has(id)) throw new Fault('conflict', 'This device is not read by SNMP at present.');
      const points = live.look(number, after);
      collector?.live(id, number, LIVE_MS);
      return points;
    },
    oidsOf,
    putOid(watched: WatchedOid): void {
      oids.set(watched.id, watched);
      plan(watched.deviceId);
    },
    removeOid(id: string): void {
      const known = oids.get(id);
      oids.delete(id);
      if (known) plan(known.deviceId);
    },
    totals() {
      const { targets, rounds: made, failed, late, varbinds, dropped } = collector?.counts() ?? NO_POLLS;
      const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
      return { devices: targets, rounds: made, failed, late, varbinds, dropped: lost };
    },
    dispose: (): Promise<void> => collector?.dispose() ?? Promise.resolve(),
  };
}
export type Collection = ReturnType<typeof createCollection>;
