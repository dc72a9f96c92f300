import { expect, it, vi } from 'vitest';
import type { TopicName } from '../contract/system.ts';
import { createTopics } from './topics.ts';

const snapshots = new Proxy({}, { get: () => () => 'snapshot' }) as Parameters<typeof createTopics>[0];
const STATUS: TopicName = 'status';

it('a chosen topic begins with a snapshot, and ends with the subscription', () => {
  const topics = createTopics(snapshots, () => undefined);
  const sink = vi.fn();
  const subscription = topics.subscribe(sink);
  subscription.choose([STATUS]);
  topics.publish(STATUS, 'news' as never);
  subscription.end();
  topics.publish(STATUS, 'later' as never);
  expect(sink.mock.calls).toEqual([
    [STATUS, 'snapshot'],
    [STATUS, 'news'],
  ]);
});

it('what is chosen after the end is not listened to', () => {
  const topics = createTopics(snapshots, () => undefined);
  const sink = vi.fn();
  const subscription = topics.subscribe(sink);
  subscription.end();
  subscription.choose([STATUS]);
  expect(topics.listening(STATUS)).toBe(false);
  expect(sink).not.toHaveBeenCalled();
});
