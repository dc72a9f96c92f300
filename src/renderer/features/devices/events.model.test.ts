import { describe, expect, it } from 'vitest';
import { fakeDevices, fakeEvents } from '../../../../test/renderer/fake-devices.ts';
import { createSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from './events.model.ts';

const [down] = fakeEvents(fakeDevices(0), 0);
if (!down) throw new Error('there is no event');

describe('the sentence of an event', () => {
  it.each([
    ['en', 'sw-dist-02 is down. No reply to 5 pings.'],
    ['id', 'sw-dist-02 mati. Tidak ada balasan untuk 5 ping.'],
  ] as const)('has its reason in the language of the reader (%s)', (language, sentence) => {
    expect(eventSentence(down, createSpeech(language))).toBe(sentence);
  });
  it('does without a reason', () => {
    expect(eventSentence({ ...down, params: {} }, createSpeech('en'))).toBe('sw-dist-02 is down.');
  });
});
