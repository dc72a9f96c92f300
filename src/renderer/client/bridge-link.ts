import type { Push, Reply, Request } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { createStateCell, createTopicHub, type Link } from './link.ts';

/** What the preload script lends the window. */
export type Bridge = {
  readonly call: (request: Request) => Promise<Reply>;
  readonly onPush: (listener: (push: Push) => void) => () => void;
};

/** The client of the desktop window: the host is in the same program, so the connection is always there. */
export function createBridgeLink(bridge: Bridge): Link {
  let lastId = 0;
  const state = createStateCell('connecting');
  const hub = createTopicHub(() => {
    if (state.get() === 'live') void subscribe();
  });

  const call: Link['call'] = async (name, input) => {
    lastId += 1;
    const reply = await bridge.call({ id: lastId, name, input });
    if (!reply.ok) throw Fault.fromData(reply.fault);
    return reply.value as never;
  };

  async function subscribe(): Promise<void> {
    try {
      const topics = hub.wanted();
      const isFirst = state.get() !== 'live';
      await call('system.subscribe', { topics });
      state.set('live');
      // A view that opened meanwhile may want more.
      if (isFirst && hub.wanted().join() !== topics.join()) await subscribe();
    } catch {
      state.set('lost');
    }
  }

  return {
    call,
    on: hub.on,
    onState: state.on,
    start() {
      bridge.onPush(hub.take);
      void subscribe();
    },
    signIn: () => Promise.reject(new Fault('unsupported', 'The window of this computer needs no sign-in.')),
    signOut: () => Promise.resolve(),
  };
}
