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
  readonly kind: 'query' | 'command' | 'stream';
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
  /** It answers and changes only what lies in the caller's scope. Without it, whoever has a scope is refused. */
  readonly scoped?: true;
  /** A command that also a read-only token may make: it changes nothing but the caller's own connection. */
  readonly board?: true;
  /** Only for the person at this computer: it speaks of files, or hands over what must not cross a network. */
  readonly localOnly?: true;
  /** Why this command leaves no line in the audit log. */
  readonly unaudited?: string;
  /** Media types of a stream; the `format` of its input chooses. */
  readonly media?: readonly string[];
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

/** A long text that is sent as it is read, so that its length costs no memory. Ending the iteration ends the reading. */
export type StreamAnswer = {
  readonly mediaType: string;
  /** Name to keep it under: letters, digits, `-`, `.` only. */
  readonly fileName: string;
  readonly chunks: AsyncIterable<string>;
};

/** A call that reads more than one answer should hold. Only over HTTP and on the command line. */
export const stream = <I extends z.ZodType>(
  spec: Omit<CallSpec<I, z.ZodCustom<StreamAnswer>>, 'output' | 'media'> & { readonly media: readonly string[] },
): Call<I, z.ZodCustom<StreamAnswer>> => ({ kind: 'stream', ...spec, output: z.custom<StreamAnswer>() });

/** The devices of any of these groups or sites. */
export const Scope = z
  .strictObject({
    groups: z.array(z.string().min(1).max(64)).max(100).default([]),
    sites: z.array(z.string().min(1).max(100)).max(100).default([]),
  })
  .refine(({ groups, sites }) => groups.length + sites.length > 0, 'A scope names at least one group or site.');
export type Scope = z.output<typeof Scope>;

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

/** A range of time, the end not included. */
export const RangeQuery = {
  from: z.iso.datetime({ offset: true }).optional().meta({ description: 'a day ago unless told' }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'now unless told' }),
};

function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
/** A time zone by its IANA name. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not a time zone; write it as "Asia/Jakarta" or "UTC".')
  .meta({ description: 'IANA name such as Asia/Jakarta' });

export const Nothing = z.strictObject({});
export const IdInput = z.strictObject({ id: Id });
