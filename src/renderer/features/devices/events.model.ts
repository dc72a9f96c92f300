import type { LogEvent } from '../../../contract/logs.ts';
import type { Speech } from '../../ui/Translation.tsx';

/** The sentence of an event in the reader's language. The reason is a sentence of its own, filled by the same values. */
export function eventSentence(event: LogEvent, { t, say }: Pick<Speech, 't' | 'say'>): string {
  const { reason, ...params } = event.params;
  const why = typeof reason === 'string' ? say(`reasons.${reason}`, params) : '';
  return t(`events.${event.kind}`, { ...params, device: event.deviceName ?? '', reason: why }).trim();
}
