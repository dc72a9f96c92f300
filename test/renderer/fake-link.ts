import { vi } from 'vitest';
import type { CallName, Input, Output, Payload } from '../../src/contract/contract.ts';
import type { TopicName } from '../../src/contract/system.ts';
import { createStateCell, createTopicHub, type Link } from '../../src/renderer/client/link.ts';
import { FAKE_KINDS } from './fake-devices.ts';

type Answers = { readonly [N in CallName]?: (input: Input<N>) => Output<N> };

const DEFAULTS: Answers = {
  'access.me': () => ({ kind: 'local', name: 'test', role: 'admin', scope: null, readOnly: false, hasTotp: null }),
  'checks.kinds': () => ({ items: FAKE_KINDS, nextCursor: null }),
  'events.list': () => ({ items: [], nextCursor: null }),
  'views.list': () => ({ items: [], nextCursor: null }),
  'metrics.rounds': () => ({ checkId: 'none', items: [], nextCursor: null }),
};

/** A connection that is always there: the test pushes, and sees what was asked. */
export function createFakeLink(answers: Answers = {}) {
  const hub = createTopicHub(() => undefined);
  const state = createStateCell('live');
  const called = vi.fn<(name: string, input: unknown) => void>();
  const all = { ...DEFAULTS, ...answers } as Readonly<Record<string, ((input: unknown) => unknown) | undefined>>;
  const link: Link = {
    call: async (name, input) => {
      called(name, input);
      return all[name]?.(input) as never;
    },
    on: hub.on,
    onState: state.on,
    start: () => undefined,
    signIn: async () => undefined,
    signOut: async () => undefined,
  };
  return {
    link,
    called,
    setState: state.set,
    push: <T extends TopicName>(topic: T, payload: Payload<T>): void => hub.take({ topic, payload }),
  };
}
