import { type FaultData } from '../../contract/faults.ts';
import type { SnmpState } from '../../contract/facts.ts';

/** So many failures in a row are more than a lost packet. */
const FAILURES = 3;

type Entry = {
  state: SnmpState['state'];
  message: string | null;
  failures: number;
  lastAt: number;
  rttMs: number | null;
  surveyedAt: number;
  bootedAt: number;
};
/** What a round or failure meant. */
export type Turn = 'lost' | 'back' | undefined;

const instant = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString());
const fresh = (): Entry => ({
  state: 'waiting',
  message: null,
  failures: 0,
  lastAt: Number.NaN,
  rttMs: null,
  surveyedAt: Number.NaN,
  bootedAt: Number.NaN,
});

/** How reading each device by SNMP goes. */
export function createSnmpStates() {
  const entries = new Map<string, Entry>();
  function of(id: string): Entry {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const made = fresh();
    entries.set(id, made);
    return made;
  }

  return {
    /** It answered. `uptimeTicks`: hundredths of a second; NaN when unknown. */
    answered(id: string, at: number, { rttMs, uptimeTicks }: { rttMs: number | null; uptimeTicks: number }): Turn {
      const entry = of(id);
      const wasLost = entry.failures >= FAILURES && !Number.isNaN(entry.lastAt);
      Object.assign(entry, { state: 'answering', message: null, failures: 0, lastAt: at });
      if (rttMs !== null) entry.rttMs = rttMs;
      if (!Number.isNaN(uptimeTicks)) entry.bootedAt = at - uptimeTicks * 10;
      return wasLost ? 'back' : undefined;
    },
    surveyed: (id: string, at: number): void => void (of(id).surveyedAt = at),
    /** @returns `lost` at the third failure in a row of one that answered before */
    failed(id: string, { code, message }: FaultData): Turn {
      const entry = of(id);
      entry.failures += 1;
      const isRefusal = code === 'auth-failed' || code === 'forbidden' || code === 'unsupported';
      if (entry.failures >= FAILURES || entry.state !== 'answering')
        Object.assign(entry, { state: isRefusal ? 'refused' : 'silent', message });
      return entry.failures === FAILURES && !Number.isNaN(entry.lastAt) ? 'lost' : undefined;
    },
    /** It is not read, and why. */
    put(id: string, state: 'off' | 'no-credential' | 'waiting', message: string | null): void {
      const entry = of(id);
      if (state === 'waiting' && entry.state !== 'off' && entry.state !== 'no-credential' && message === null) return;
      Object.assign(entry, { state, message, failures: 0 });
    },
    forget: (id: string): void => void entries.delete(id),
    view(id: string, intervalS: number, credential: string | null): SnmpState {
      const { state, message, rttMs, lastAt, surveyedAt, bootedAt } = of(id);
      return {
        state,
        message,
        intervalS,
        credential,
        lastAt: instant(lastAt),
        rttMs,
        surveyedAt: instant(surveyedAt),
        bootedAt: instant(bootedAt),
      };
    },
  };
}
