import type { DeviceFacts } from '../../contract/facts.ts';
import { OPER_STATES } from '../../contract/interfaces.ts';
import type { EventKind, EventLevel } from '../../contract/logs.ts';
import { adminOf } from '../interfaces/board.ts';
import type { Interfaces, Turn } from '../interfaces/interfaces.ts';
import { INTERFACE_COLUMN } from '../lib/interface-columns.ts';

/** Something of a device that is worth a line in the log. */
export type News = {
  readonly kind: Extract<
    EventKind,
    | 'snmp-lost'
    | 'snmp-back'
    | 'device-rebooted'
    | 'version-changed'
    | 'hardware-changed'
    | 'port-down'
    | 'port-up'
    | 'ports-changed'
  >;
  readonly params: Readonly<Record<string, string | number>>;
};
export const NEWS_LEVELS: Readonly<Record<News['kind'], EventLevel>> = {
  'snmp-lost': 'warning',
  'snmp-back': 'info',
  'device-rebooted': 'warning',
  'version-changed': 'info',
  'hardware-changed': 'warning',
  'port-down': 'warning',
  'port-up': 'info',
  'ports-changed': 'warning',
};

type Told = { readonly deviceId: string; readonly news: News };

/** More ports than this at once are told of together. */
const MOST_LINES = 5;

/** What of a device is another than at the survey before. What one of them does not know is no change. */
export function factChanges(before: DeviceFacts, after: DeviceFacts): readonly News[] {
  const changes = (['version', 'hardware', 'serial'] as const).flatMap((what) => {
    const [from, to] = [before[what], after[what]];
    return from === undefined || to === undefined || from === to ? [] : [{ what, from, to }];
  });
  return changes.map(({ what, from, to }) => ({
    kind: what === 'version' ? 'version-changed' : 'hardware-changed',
    params: { from, to },
  }));
}

/** Ports that went up or down, device by device. Those that a person shut say nothing. */
export function portNews(turns: readonly Turn[], interfaces: Pick<Interfaces, 'board' | 'byNumber'>): readonly Told[] {
  const lines = turns.flatMap(({ number, before, oper }) => {
    const one = interfaces.byNumber(number);
    const isShut = adminOf(interfaces.board.get(number, INTERFACE_COLUMN.state)) === 2;
    const [was, is] = [OPER_STATES[before - 1], OPER_STATES[oper - 1]];
    if (one === undefined || isShut || (was !== 'up' && is !== 'up')) return [];
    const kind = is === 'up' ? ('port-up' as const) : ('port-down' as const);
    const port = one.settings.label ?? one.facts.name ?? String(one.ifIndex);
    return [{ deviceId: one.deviceId, news: { kind, params: { port, alias: one.facts.alias ?? '' } } }];
  });
  return [...Map.groupBy(lines, ({ deviceId }) => deviceId)].flatMap(([deviceId, own]): readonly Told[] => {
    if (own.length <= MOST_LINES) return own;
    const up = own.filter(({ news }) => news.kind === 'port-up').length;
    return [{ deviceId, news: { kind: 'ports-changed', params: { up, down: own.length - up } } }];
  });
}
