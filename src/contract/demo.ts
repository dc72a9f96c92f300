import * as z from 'zod';
import { command, Instant, Nothing, query } from './define.ts';

/** What can be played on the simulated network; each ends by itself. */
export const INCIDENT_KINDS = ['uplink-cut', 'flapping-ap', 'laptop-offline'] as const;
export const IncidentKind = z.enum(INCIDENT_KINDS);
export type IncidentKind = z.infer<typeof IncidentKind>;

/** The simulated network of a demo. */
export const DemoStatus = z.object({
  devices: z.number().int().meta({ description: 'simulated at the start' }),
  incident: z
    .object({ kind: IncidentKind, since: Instant, until: Instant.meta({ description: 'when it ends by itself' }) })
    .nullable(),
});
export type DemoStatus = z.infer<typeof DemoStatus>;

const Answer = z.object({ demo: DemoStatus.nullable().meta({ description: 'null: a real network is watched' }) });

export const demoCalls = {
  'demo.status': query({
    http: 'GET /api/v1/demo',
    role: 'viewer',
    summary: 'Whether the network is simulated, and what is being played on it',
    input: Nothing,
    output: Answer,
  }),
  'demo.play': command({
    http: 'POST /api/v1/demo/incident',
    role: 'operator',
    unaudited: 'the network is simulated, and gone with the program',
    summary: 'Play an incident on the simulated network; one that plays ends',
    input: z.strictObject({ kind: IncidentKind }),
    output: Answer,
  }),
  'demo.stop': command({
    http: 'DELETE /api/v1/demo/incident',
    role: 'operator',
    unaudited: 'the network is simulated, and gone with the program',
    summary: 'End the incident that is being played',
    input: Nothing,
    output: Answer,
  }),
} as const;
