import { Worker } from 'node:worker_threads';
import { type SupervisedThread, supervise } from '../threads/supervisor.ts';
import type { Profile } from '../profiles/profile.ts';
import type {
  AgentTarget,
  FromPollThread,
  OidPlan,
  PollCounts,
  PollWorkerData,
  PortPlan,
  PortTable,
  ToPollThread,
} from './messages.ts';
import { portTable } from './port-table.ts';

type News<K extends FromPollThread['kind']> = Extract<FromPollThread, { kind: K }>;

/** What becomes of what the thread reads. */
export type CollectorHandlers = {
  readonly onSurveyed: (news: News<'surveyed'>) => void;
  readonly onWired: (news: News<'wired'>) => void;
  readonly onHealth: (news: News<'health'>) => void;
  readonly onOids: (news: News<'oids'>) => void;
  readonly onRounds: (news: News<'rounds'>) => void;
  readonly onLive: (news: News<'live'>) => void;
  readonly onRebooted: (news: News<'rebooted'>) => void;
  readonly onFailed: (news: News<'failed'>) => void;
  /** `degraded` is true from the third crash within five minutes on. */
  readonly onCrash: (error: Error, degraded: boolean) => void;
};
export type CollectorOptions = {
  /** URL of `poll.worker` in this layout (source or bundle). */
  readonly workerUrl: URL;
  /** Of a person, before those that ship. */
  readonly profiles?: readonly Profile[];
  readonly handlers: CollectorHandlers;
};
export type Plan = { readonly ports: readonly PortPlan[]; readonly oids: readonly OidPlan[] };

export type Collector = {
  /** Adds agents, or replaces those of the same id. New ones are surveyed. */
  put(targets: readonly AgentTarget[]): void;
  remove(ids: readonly string[]): void;
  /** Answers a survey: what is read from now on. */
  plan(id: string, plan: Plan): void;
  survey(id: string): void;
  /** Reads how devices are wired, whole and now. */
  rewire(ids: readonly string[]): void;
  /** Reads one interface every second for so long; asking again prolongs it. */
  live(id: string, number: number, forMs: number): void;
  /** Since the program began, as of a second ago. */
  counts(): PollCounts;
  dispose(): Promise<void>;
};

export const NO_POLLS: PollCounts = {
  targets: 0,
  rounds: 0,
  failed: 0,
  late: 0,
  varbinds: 0,
  dropped: { reboot: 0, discontinuity: 0, backwards: 0, implausible: 0, invalid: 0 },
};

/** Counts of several threads, one after another; targets are those of the last. */
const sum = (a: PollCounts, b: PollCounts): PollCounts => ({
  targets: b.targets,
  rounds: a.rounds + b.rounds,
  failed: a.failed + b.failed,
  late: a.late + b.late,
  varbinds: a.varbinds + b.varbinds,
  dropped: {
    reboot: a.dropped.reboot + b.dropped.reboot,
    discontinuity: a.dropped.discontinuity + b.dropped.discontinuity,
    backwards: a.dropped.backwards + b.dropped.backwards,
    implausible: a.dropped.implausible + b.dropped.implausible,
    invalid: a.dropped.invalid + b.dropped.invalid,
  },
});

/**
 * Starts the thread that polls agents by SNMP. It is restarted when it crashes and is then given all targets and plans
 * again; rounds that were under way are lost.
 */
export function createCollector({ workerUrl, profiles = [], handlers }: CollectorOptions): Collector {
  const targets = new Map<string, AgentTarget>();
  const plans = new Map<string, { readonly ports: PortTable; readonly oids: readonly OidPlan[] }>();
  let past = NO_POLLS;
  let present = NO_POLLS;
  const send = (thread: Pick<SupervisedThread, 'post'>, message: ToPollThread): void => thread.post(message);

  const thread = supervise({
    name: 'poll',
    start: () => new Worker(workerUrl, { name: 'poll', workerData: { profiles } satisfies PollWorkerData }),
    onStart(post) {
      past = sum(past, present);
      present = NO_POLLS;
      if (targets.size > 0) send({ post }, { kind: 'put', targets: [...targets.values()] });
      for (const [id, plan] of plans) send({ post }, { kind: 'plan', id, ...plan });
    },
    onMessage: (message) => receive(message as FromPollThread),
    onCrash: handlers.onCrash,
  });

  function receive(message: FromPollThread): void {
    switch (message.kind) {
      case 'surveyed':
        return handlers.onSurveyed(message);
      case 'wired':
        return handlers.onWired(message);
      case 'health':
        return handlers.onHealth(message);
      case 'oids':
        return handlers.onOids(message);
      case 'rounds':
        return handlers.onRounds(message);
      case 'live':
        return handlers.onLive(message);
      case 'rebooted':
        return handlers.onRebooted(message);
      case 'failed':
        return handlers.onFailed(message);
      case 'counts':
        present = message.counts;
    }
  }

  return {
    put(some) {
      for (const target of some) {
        const { intervalMs, ...known } = targets.get(target.id) ?? { intervalMs: 0 };
        const { intervalMs: _, ...given } = target;
        // Another address or credential may be another device: what was planned for the old one is void.
        if (intervalMs === 0 || JSON.stringify(known) !== JSON.stringify(given)) plans.delete(target.id);
        targets.set(target.id, target);
      }
      send(thread, { kind: 'put', targets: some });
    },
    remove(ids) {
      for (const id of ids) {
        targets.delete(id);
        plans.delete(id);
      }
      send(thread, { kind: 'remove', ids });
    },
    plan(id, { ports, oids }) {
      if (!targets.has(id)) return;
      const plan = { ports: portTable(ports), oids };
      plans.set(id, plan);
      send(thread, { kind: 'plan', id, ...plan });
    },
    survey: (id) => send(thread, { kind: 'survey', id }),
    rewire: (ids) => send(thread, { kind: 'rewire', ids }),
    live: (id, number, forMs) => send(thread, { kind: 'live', id, number, forMs }),
    counts: () => sum(past, present),
    dispose: () => thread.dispose(),
  };
}
