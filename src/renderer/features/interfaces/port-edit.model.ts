import type { Input } from '../../../contract/contract.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { numberProblem, type NumberProblem, parseNumber } from '../../ui/schema-fields.ts';

/** As it stands in the form; speeds in Mbit/s, as lines are sold. */
export type PortDraft = { readonly label: string; readonly inMbps: string; readonly outMbps: string };
export type SpeedField = 'inMbps' | 'outMbps';

const MEGA = 1e6;
/** 1 bit/s to 1,000 Tbit/s, as the host takes it. */
const LIMITS = { min: 1 / MEGA, max: 1e9, isWhole: false };

const shown = (bps: number | null): string => (bps === null ? '' : String(bps / MEGA));

export const draftOf = ({ label, speedInBps, speedOutBps }: InterfaceRow): PortDraft => ({
  label: label ?? '',
  inMbps: shown(speedInBps),
  outMbps: shown(speedOutBps),
});

/** What is wrong with a speed; an empty one takes the override back. */
export const speedProblem = (text: string): NumberProblem | undefined =>
  text.trim() === '' ? undefined : numberProblem(text, LIMITS);

const speedOf = (text: string): number | null =>
  text.trim() === '' ? null : Math.round((parseNumber(text) ?? 0) * MEGA);

/** What the host is told. */
export const patchOf = (id: string, { label, inMbps, outMbps }: PortDraft): Input<'interfaces.update'> => ({
  id,
  label: label.trim() === '' ? null : label.trim(),
  speedInBps: speedOf(inMbps),
  speedOutBps: speedOf(outMbps),
});
