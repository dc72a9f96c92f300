// What a network operations centre measures, made up from a seed: the same numbers on every machine.

/** xorshift32, 0 ≤ x < 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

type Make = (random: () => number, normal: () => number) => () => number;
const STEP_S = 30;

/** Each gives the next value of one series. Counters count, gauges wander, states rarely change. */
const KINDS = {
  rtt: (r, g) => {
    const base = 1 + r() * 60;
    return () => Math.round((base + Math.abs(g()) * base * 0.05 + (r() < 0.02 ? r() * 50 : 0)) * 1000) / 1000;
  },
  octetsBusy: (r, g) => {
    let count = Math.floor(r() * 1e14);
    let rate = 1e6 + r() * 5e7;
    let index = 0;
    return () => {
      rate = Math.max(1e4, rate * (1 + g() * 0.05));
      const daily = 1 + 0.5 * Math.sin(((index++ * STEP_S) / 86_400) * 2 * Math.PI);
      return (count += Math.round(rate * daily * STEP_S));
    };
  },
  packetsBusy: (r, g) => {
    let count = Math.floor(r() * 1e11);
    let rate = 1e3 + r() * 5e4;
    return () => {
      rate = Math.max(10, rate * (1 + g() * 0.05));
      return (count += Math.round(rate * STEP_S));
    };
  },
  errors: (r) => {
    let count = Math.floor(r() * 1000);
    const chance = r() < 0.2 ? 0.02 : 0;
    return () => (r() < chance ? (count += 1 + Math.floor(r() * 4)) : count);
  },
  status: (r) => {
    let state = r() < 0.5 ? 1 : 2;
    return () => (r() < 0.0003 ? (state = 3 - state) : state);
  },
  cpu: (r, g) => {
    let load = 20 + r() * 30;
    return () => Math.round((load = Math.min(100, Math.max(0, load + g() * 2))));
  },
  octetsIdle: (r) => {
    let count = Math.floor(r() * 1e9);
    return () => (count += 64 * (1 + Math.floor(r() * 3)));
  },
  temperature: (r) => {
    let degrees = 70 + r() * 20;
    return () => Math.round((degrees += r() < 0.1 ? (r() < 0.5 ? 0.5 : -0.5) : 0) * 2) / 2;
  },
} satisfies Record<string, Make>;
type Kind = keyof typeof KINDS;

const NOC: readonly (readonly [Kind, number])[] = [
  ['rtt', 0.02],
  ['octetsBusy', 0.1],
  ['packetsBusy', 0.15],
  ['errors', 0.3],
  ['status', 0.25],
  ['cpu', 0.01],
  ['octetsIdle', 0.15],
  ['temperature', 0.02],
];
const HARD: readonly Kind[] = ['rtt', 'octetsBusy', 'packetsBusy', 'cpu', 'errors', 'octetsIdle'];
export type Mix = 'noc' | 'hard';

function kindOf(mix: Mix, index: number, r: () => number): Kind {
  if (mix === 'hard') return HARD[index % HARD.length] ?? 'rtt';
  let left = r();
  return NOC.find(([, share]) => (left -= share) <= 0)?.[0] ?? 'temperature';
}

/** One column of values for each series. */
export function workload(mix: Mix, series: number, samples: number): Float64Array[] {
  const pick = random(7);
  return Array.from({ length: series }, (_, index) => {
    const r = random(Math.imul(index + 1, 2_654_435_761) + 12_345);
    const normal = () => (r() + r() + r() + r() + r() + r() - 3) * Math.SQRT2;
    const next = KINDS[kindOf(mix, index, pick)](r, normal);
    return Float64Array.from({ length: samples }, next);
  });
}
