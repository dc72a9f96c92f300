import { Fault, type FaultReason } from '../contract/faults.ts';

/** Exit codes of the command line; part of its documented interface. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  configInvalid: 3,
  dataLocked: 4,
  dataCorrupt: 5,
  portInUse: 6,
  /** Ended by Ctrl-C: 128 and the number of the signal. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

const BY_REASON: Readonly<Record<FaultReason, number>> = {
  'data-locked': EXIT.dataLocked,
  'data-corrupt': EXIT.dataCorrupt,
  'data-newer': EXIT.dataCorrupt,
  'data-unwritable': EXIT.failure,
  'port-in-use': EXIT.portInUse,
  'config-invalid': EXIT.configInvalid,
  'vault-locked': EXIT.failure,
  'vault-unprotected': EXIT.failure,
  'code-needed': EXIT.failure,
  'too-many-attempts': EXIT.failure,
};

/** A wrong command line: the sentence goes to stderr, the exit code is 2. */
export class UsageError extends Error {}

export function exitCodeOf(thrown: unknown): number {
  if (thrown instanceof UsageError) return EXIT.usage;
  if (thrown instanceof Fault && thrown.reason !== undefined) return BY_REASON[thrown.reason];
  return EXIT.failure;
}
