import { Fault } from '../../contract/faults.ts';
import { reason } from '../../contract/reasons.ts';
import type { CheckKindDefinition, CheckResult, RunningCheck } from '../checks/check.ts';
import { type Model, sampleOf, type Weather } from './model.ts';
import type { Random } from './random.ts';

type Service = {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
};

/** What one run of a service check would find in such weather. */
export function drawService({ type, settings }: Service, weather: Weather, random: Random): CheckResult {
  const port = Number(settings['port'] ?? 0);
  const what = type === 'http' ? 'HTTP' : `${type.toUpperCase()} ${String(port)}`;
  if (weather.loss === 1) return { ok: false, reason: reason('timed-out', { what }) };
  if (weather.isRefusing) return { ok: false, reason: reason('refused', { what }) };
  // A hand-shake is one round trip, a page is a few and the time the server takes.
  const trips = type === 'http' ? 3 : 1;
  const rttMs = sampleOf({ ...weather, loss: 0 }, random) * trips + (type === 'http' ? 6 + 9 * random() : 0.2);
  return { ok: true, rttMs };
}

type SimulatedChecksOptions = {
  readonly kinds: readonly CheckKindDefinition[];
  readonly model: Model;
  readonly random: Random;
  readonly now: () => number;
  readonly isOffline: () => boolean;
};

/** The same kinds of check with the same settings, answered by the model. */
export function simulatedChecks(options: SimulatedChecksOptions): readonly CheckKindDefinition[] {
  const { kinds, model, random, now, isOffline } = options;
  const answered = (kind: RunningCheck): RunningCheck => ({
    ...kind,
    run: async (target, settings) => {
      // Without a network nothing was measured, which is no news about the service.
      if (isOffline()) throw new Fault('not-found', 'This computer is offline.');
      const service = { type: kind.type, settings: settings as Service['settings'] };
      return drawService(service, model.at(target.ip, now()), random);
    },
  });
  return kinds.map((kind) => (kind.run === 'ping-engine' ? kind : answered(kind)));
}
