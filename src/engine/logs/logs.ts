import { createTranslator, type Translate } from '../../contract/i18n/i18n.ts';
import type { EventKind, EventLevel, LogEvent } from '../../contract/logs.ts';
import type { Reason } from '../../contract/reasons.ts';
import type { StoredEvent } from '../storage/storage.ts';
import type { StateChange } from '../status/status.ts';

const english = createTranslator('en');

/** English sentence of a reason. */
export const reasonText = (reason: Reason): string => english(`reasons.${reason.code}`, reason.params);

/** Sentence of an event in the language of a translator; the reason, a code in `params`, is spelt out. */
export function eventText(event: Pick<LogEvent, 'kind' | 'deviceName' | 'params'>, translate: Translate): string {
  const { reason, ...params } = event.params;
  const why = typeof reason === 'string' ? translate(`reasons.${reason}`, params) : '';
  return translate(`events.${event.kind}`, { ...params, device: event.deviceName ?? '', reason: why }).trim();
}

/** What the contract shows of a stored event. */
export const eventView = (event: StoredEvent): LogEvent => ({
  ...event,
  at: new Date(event.at).toISOString(),
  params: { ...event.params },
  message: eventText({ ...event, params: { ...event.params } }, english),
});

const BY_STATE = {
  up: { kind: 'up', level: 'info' },
  warning: { kind: 'warning', level: 'warning' },
  major: { kind: 'major', level: 'warning' },
  down: { kind: 'down', level: 'error' },
  stale: { kind: 'stale', level: 'warning' },
} as const satisfies Partial<Record<string, { kind: EventKind; level: EventLevel }>>;

const BY_REASON: Partial<Record<string, EventKind>> = {
  'latency-over': 'latency',
  'loss-over': 'loss',
  'jitter-over': 'jitter',
};

/** The event of a change of state; undefined where the change is no news. */
export function eventOfChange(
  change: StateChange,
  identity: { readonly id: string; readonly deviceName: string },
): StoredEvent | undefined {
  if (change.first || !(change.to in BY_STATE)) return undefined;
  const { kind, level } = BY_STATE[change.to as keyof typeof BY_STATE];
  const crossed = change.to === 'warning' || change.to === 'major' ? BY_REASON[change.reason?.code ?? ''] : undefined;
  return {
    id: identity.id,
    at: change.at,
    level,
    kind: crossed ?? kind,
    deviceId: change.deviceId,
    deviceName: identity.deviceName,
    checkId: change.checkId,
    params: {
      ...(change.reason && { reason: change.reason.code, ...change.reason.params }),
      from: change.from,
      lastedS: Math.round(change.lastedMs / 1000),
    },
  };
}
