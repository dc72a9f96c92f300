import type { ExportFormat } from '../../../contract/exports.ts';
import type { Outage } from '../../../contract/uptime.ts';
import { formatAge } from '../../ui/ages.ts';
import type { Speech } from '../../ui/Translation.tsx';
import { csvText } from './log-export.model.ts';

export const outageId = ({ deviceId, start }: Outage): string => `${deviceId} ${start}`;

/** How many outages, how long in all, and the longest, in words. */
export function outageSummary(outages: readonly Outage[], speech: Speech): string {
  const lengths = outages.map(({ durationS }) => durationS * 1000);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return speech.t('logs.outages.summary', {
    count: outages.length,
    total: formatAge(total, speech),
    longest: formatAge(Math.max(0, ...lengths), speech),
  });
}

/** Why, as a sentence in the reader's language. */
export const reasonSentence = ({ reason }: Outage, { t, say }: Speech): string =>
  reason === null ? t('logs.outages.noReason') : say(`reasons.${reason.code}`, reason.params);

export function outageNotes({ inMaintenance, inGap }: Outage, { t }: Speech): string {
  const notes = [inMaintenance && t('logs.outages.inMaintenance'), inGap && t('logs.outages.inGap')];
  return notes.filter((note) => note !== false).join(', ');
}

export function outagesText(outages: readonly Outage[], format: ExportFormat, speech: Speech): string {
  const columns = ['start', 'end', 'durationS', 'deviceId', 'device', 'reason', 'message'];
  const rows = outages.map((one) => {
    const { start, end, durationS, deviceId, deviceName, reason } = one;
    return [start, end, durationS, deviceId, deviceName, reason?.code ?? null, reasonSentence(one, speech)] as const;
  });
  if (format === 'csv') return csvText([columns, ...rows]);
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])))}\n`)
    .join('');
}
