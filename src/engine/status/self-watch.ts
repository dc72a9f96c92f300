import type { ReasonCode } from '../../contract/reasons.ts';

const LOCAL: ReadonlySet<ReasonCode> = new Set(['no-route', 'no-link', 'not-sent']);
/** So many rounds must have failed for a local reason, with no answer between, before the blame is taken. */
const ROUNDS = 2;

export type SelfOffline = { readonly since: number; readonly reason: ReasonCode };

/**
 * Tells the laptop's own faults from the network's: when rounds cannot even be sent and nothing answers,
 * this computer is offline. Loopback targets do not count; they answer always.
 */
export function createSelfWatch() {
  let first: number | undefined;
  let rounds = 0;
  let offline: SelfOffline | undefined;
  return {
    current: (): SelfOffline | undefined => offline,
    /** @returns what began or ended with this round, if anything */
    take(round: { at: number; answered: boolean; reason: ReasonCode | undefined }): 'began' | SelfOffline | undefined {
      if (round.answered) {
        const ended = offline;
        [first, rounds, offline] = [undefined, 0, undefined];
        return ended;
      }
      if (round.reason === undefined || !LOCAL.has(round.reason)) return undefined;
      first ??= round.at;
      rounds += 1;
      if (offline !== undefined || rounds < ROUNDS) return undefined;
      offline = { since: first, reason: round.reason };
      return 'began';
    },
  };
}
