import * as z from 'zod';
import { LIES } from './liars.ts';

const port = z.int().min(1).max(100_000);
const forS = z.number().min(0.1).max(31_536_000);
/** Until it is taken back. */
const open = { forS: forS.optional() };
const lasting = (seconds: number) => ({ forS: forS.default(seconds) });

/** What can be done to a simulated router. `port` counts its interfaces from 1; times are in seconds. */
export const FaultInput = z.discriminatedUnion('kind', [
  /** Silent for so long with all cables dead; then uptime and counters begin at 0. */
  z.strictObject({ kind: z.literal('reboot'), ...lasting(30) }),
  z.strictObject({
    kind: z.literal('link-flap'),
    port,
    periodS: z.number().min(1).max(3600).default(10),
    ...lasting(60),
  }),
  z.strictObject({ kind: z.literal('link-down'), port, ...open }),
  /** Share of requests that get no answer. */
  z.strictObject({ kind: z.literal('loss'), pct: z.number().min(0).max(100).default(30), ...open }),
  z.strictObject({
    kind: z.literal('latency'),
    ms: z.number().min(0).max(60_000).default(500),
    jitterMs: z.number().min(0).max(10_000).default(0),
    ...open,
  }),
  /** Counters jump (a discontinuity that is told) to where they pass their end in so many seconds. */
  z.strictObject({
    kind: z.literal('counter-wrap'),
    port: port.optional(),
    inS: z.number().min(0).max(86_400).default(60),
    width: z.union([z.literal(32), z.literal(64)]).default(32),
  }),
  z.strictObject({ kind: z.literal('cpu-spike'), pct: z.number().min(0).max(100).default(97), ...open }),
  z.strictObject({ kind: z.literal('lie'), lie: z.enum(LIES), ...open }),
  /** Every GETNEXT and GETBULK is answered with the same object. */
  z.strictObject({ kind: z.literal('loop'), ...open }),
  /** One object an answer, 250 ms each. */
  z.strictObject({ kind: z.literal('trickle'), ...open }),
  z.strictObject({ kind: z.literal('silent'), ...open }),
  /** Interfaces get other ifIndex, as after a module was plugged in. */
  z.strictObject({ kind: z.literal('renumber'), shift: z.int().min(1).max(1000).default(1), ...open }),
  /** Counters begin at 0 without a reboot; ifCounterDiscontinuityTime says so. */
  z.strictObject({ kind: z.literal('discontinuity'), port: port.optional() }),
]);
export type FaultInput = z.output<typeof FaultInput>;
