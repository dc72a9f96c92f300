import * as z from 'zod';
import { command, Id, Instant, Nothing, query } from './define.ts';

/** A network this computer has been in, told by its gateway and subnet. */
const Place = z.object({
  id: Id,
  name: z.string(),
  gatewayMac: z.string(),
  subnet: z.string(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  isCurrent: z.boolean(),
});
export type Place = z.infer<typeof Place>;

export const placeCalls = {
  'places.list': query({
    http: 'GET /api/v1/places',
    role: 'viewer',
    summary: 'The networks this computer has been in; devices of another one are paused until it is back',
    input: Nothing,
    output: z.object({ items: z.array(Place) }),
  }),
  'places.rename': command({
    http: 'PATCH /api/v1/places/{id}',
    role: 'engineer',
    summary: 'Give a network a name that people know',
    input: z.strictObject({ id: Id, name: z.string().trim().min(1).max(100) }),
    output: Place,
  }),
} as const;
