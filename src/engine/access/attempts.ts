import { Fault } from '../../contract/faults.ts';

const MOST = 5;
const WINDOW_MS = 15 * 60_000;
const LONGEST_MS = 4 * 3_600_000;
/** So many names can be tried at once before the oldest tries are forgotten. */
const MOST_KEYS = 10_000;

type Record = { readonly tries: readonly number[]; readonly rounds: number; readonly blockedUntil: number };

/**
 * Slows guessing down: 5 tries in 15 minutes for an account from one address, then 15 minutes of rest, then 30, up to
 * 4 hours. Other addresses are not concerned, so nobody can lock another person out.
 */
export function createAttempts(now: () => number) {
  const records = new Map<string, Record>();
  const keyOf = (account: string, remote: string | undefined): string =>
    JSON.stringify([account.toLowerCase(), remote ?? '']);

  return {
    /** Counts a try before it is made, so that many at once are no way around. @throws {Fault} `auth-failed` */
    begin(account: string, remote: string | undefined): void {
      const at = now();
      const key = keyOf(account, remote);
      const { tries, rounds, blockedUntil } = records.get(key) ?? { tries: [], rounds: 0, blockedUntil: 0 };
      if (blockedUntil > at) {
        const minutes = String(Math.ceil((blockedUntil - at) / 60_000));
        const message = `Too many failed tries for this account from this address; try again in ${minutes} minutes.`;
        throw new Fault('auth-failed', message, { reason: 'too-many-attempts' });
      }
      const recent = [...tries.filter((try_) => try_ > at - WINDOW_MS), at];
      const isFull = recent.length >= MOST;
      records.delete(key);
      records.set(key, {
        tries: isFull ? [] : recent,
        rounds: isFull ? rounds + 1 : rounds,
        blockedUntil: isFull ? at + Math.min(WINDOW_MS * 2 ** rounds, LONGEST_MS) : 0,
      });
      const [oldest] = records.keys();
      if (records.size > MOST_KEYS && oldest !== undefined) records.delete(oldest);
    },
    /** The right password: what was counted is forgotten. */
    succeeded: (account: string, remote: string | undefined): void => void records.delete(keyOf(account, remote)),
  };
}
