import { Notification } from 'electron';
import type { Payload } from '../../contract/contract.ts';
import type { LogEvent } from '../../contract/logs.ts';
import type { Engine } from '../../engine/engine.ts';

/** Events a person away from the window wants to hear of. */
const WORTH = new Set<LogEvent['kind']>(['down', 'up', 'major', 'self-offline']);
const WINDOW_MS = 30_000;
/** From so many in 30 s on, one summary takes their place. */
const STORM = 5;

export type NotificationTexts = { event(event: LogEvent): string; summary(count: number): string };

const LOOKALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };

/**
 * Text that no notification service takes for markup: some of Linux show a part of HTML, and say so or do not.
 * Line breaks and control characters become spaces.
 *
 * @see Desktop Notifications Specification, section "Markup"
 */
export const plainText = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll(/[<>&]/g, (sign) => LOOKALIKES[sign] ?? sign);

/** Tells events natively, and a storm of them once. @returns how to stop */
export function notifyEvents(
  engine: Pick<Engine, 'topics'>,
  texts: NotificationTexts,
  onClick: (event: LogEvent | undefined) => void,
): () => void {
  let times: number[] = [];
  let summarised = false;

  const show = (title: string, body: string, event: LogEvent | undefined) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({
      title: plainText(title),
      body: plainText(body),
      silent: event?.kind === 'up',
    });
    notification.on('click', () => onClick(event));
    notification.show();
  };
  const tell = (event: LogEvent) => {
    const now = Date.parse(event.at);
    times = [...times.filter((at) => now - at < WINDOW_MS), now];
    if (times.length < STORM) {
      summarised = false;
      show(event.deviceName ?? 'Ronda', texts.event(event), event);
    } else if (!summarised) {
      summarised = true;
      show('Ronda', texts.summary(times.length), undefined);
    }
  };
  const subscription = engine.topics.subscribe((_topic, payload) => {
    const { kind, items } = payload as Payload<'events'>;
    if (kind === 'delta') for (const event of items) if (WORTH.has(event.kind)) tell(event);
  });
  subscription.choose(['events']);
  return () => subscription.end();
}
