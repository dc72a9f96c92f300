import * as z from 'zod';

/** Ordered from least to most; a call needs its role or a higher one. `anyone` needs no sign-in. */
export const ROLES = ['viewer', 'operator', 'engineer', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** True when `held` is at least `needed`. */
export const roleCovers = (held: Role | undefined, needed: Role | 'anyone'): boolean =>
  needed === 'anyone' || (held !== undefined && ROLES.indexOf(held) >= ROLES.indexOf(needed));

/** "GET /api/v1/devices/{id}", or undefined for what only makes sense on a live connection. */
type HttpRoute = `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /${string}`;

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly http: HttpRoute | undefined;
  readonly role: Role | 'anyone';
  readonly input: I;
  readonly output: O;
  /** One sentence for OpenAPI, palette and audit. */
  readonly summary: string;
  /** Largest body in bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** HTTP status of success; 200 unless told. */
  readonly status?: 200 | 201 | 204;
};

type CallSpec<I extends z.ZodType, O extends z.ZodType> = Omit<Call<I, O>, 'kind'>;

/** A call that reads. */
export const query = <I extends z.ZodType, O extends z.ZodType>(spec: CallSpec<I, O>): Call<I, O> => ({
  kind: 'query',
  ...spec,
});

/** A call that changes something: audited, never retried by itself. */
export const command = <I extends z.ZodType, O extends z.ZodType>(spec: CallSpec<I, O>): Call<I, O> => ({
  kind: 'command',
  ...spec,
});

/** A point in time as text: RFC 3339, UTC. */
export const Instant = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
/** A point in time on hot paths: milliseconds since 1970. */
export const EpochMs = z.number().meta({ description: 'milliseconds since 1970-01-01T00:00:00Z' });
/** UUIDv7: sortable by creation. */
export const Id = z.uuid().meta({ description: 'UUIDv7' });

/** Cursor paging: `nextCursor` is null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const PageQuery = {
  limit: z.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
};

export const Nothing = z.strictObject({});
export const IdInput = z.strictObject({ id: Id });
