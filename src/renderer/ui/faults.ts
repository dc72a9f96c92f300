import { Fault, type FaultCode } from '../../contract/faults.ts';
import type { Speech } from './Translation.tsx';

/** A failure as a person reads it: what happened, what to do next, and the host's own words. */
export type ShownFault = {
  readonly code: FaultCode;
  readonly title: string;
  readonly next: string;
  readonly detail: string;
};

export function showFault(thrown: unknown, { t }: Speech): ShownFault {
  const { code, message } = Fault.from(thrown);
  return { code, title: t(`faults.${code}.title`), next: t(`faults.${code}.next`), detail: message };
}

/** The sentence for each wrong field of an input, by its path ("/checks/0/port"). */
export const fieldFaults = (thrown: unknown): ReadonlyMap<string, string> =>
  new Map(Fault.from(thrown).errors?.map(({ path, message }) => [path, message]));
