import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query, Role, Scope } from './define.ts';
import { label } from './devices.ts';

/** Who is calling, as the host found out. `local`: the person at this computer (window or command line). */
export type Principal = {
  readonly kind: 'local' | 'session' | 'token';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Sees and changes these devices only; absent: every device. */
  readonly scope?: Scope;
  /** Changes nothing at all: a board on a wall. */
  readonly readOnly?: boolean;
  /** The user whose session this is. */
  readonly userId?: string;
};

export const Me = z.object({
  kind: z.enum(['local', 'session', 'token']),
  name: z.string(),
  role: Role,
  scope: Scope.nullable(),
  readOnly: z.boolean(),
  /** Whether a second factor is asked of this user; null for whoever did not sign in with a password. */
  hasTotp: z.boolean().nullable(),
});

export type Me = z.infer<typeof Me>;

export const AccessToken = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  scope: Scope.nullable(),
  readOnly: z.boolean(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

const TokenInput = z
  .strictObject({
    name: label(100).min(1),
    role: Role,
    scope: Scope.nullable().default(null).meta({ description: 'null: every device' }),
    expiresAt: Instant.nullable().default(null).meta({ description: 'null: until it is revoked' }),
    readOnly: z.boolean().default(false).meta({ description: 'for a board on a wall: changes nothing at all' }),
  })
  .refine(({ role, readOnly }) => !readOnly || role === 'viewer', 'A token that only reads has the role viewer.');
export type TokenInput = z.output<typeof TokenInput>;

export const User = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  scope: Scope.nullable(),
  hasTotp: z.boolean(),
  createdAt: Instant,
  passwordAt: Instant,
});
export type User = z.infer<typeof User>;

const Password = z
  .string()
  .min(12, 'At least 12 characters; a few words are easier to keep in mind than signs.')
  .max(256)
  .meta({ secret: true });
const given = z.string().min(1).max(256).meta({ secret: true });
const UserInput = z.strictObject({
  name: label(100).min(1),
  role: Role,
  scope: Scope.nullable().default(null).meta({ description: 'null: every device' }),
  password: Password,
});
export type UserInput = z.output<typeof UserInput>;
const UserPatch = z.strictObject({
  id: Id,
  role: Role.optional(),
  scope: Scope.nullable().optional(),
  password: Password.optional(),
  totp: z.literal(false).optional().meta({ description: 'takes the second factor away' }),
});
export type UserPatch = z.output<typeof UserPatch>;

export const AccessPolicy = z.strictObject({
  sessionIdleMin: z
    .number()
    .int()
    .min(5)
    .max(1440)
    .default(30)
    .meta({ description: 'a session ends when idle so long' }),
  sessionHours: z.number().int().min(1).max(168).default(12).meta({ description: 'and after so long in any case' }),
});
export type AccessPolicy = z.output<typeof AccessPolicy>;

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.null() });
const Done = z.object({});

const sessionCalls = {
  'access.me': query({
    http: 'GET /api/v1/session',
    role: 'viewer',
    scoped: true,
    summary: 'Who this connection is signed in as',
    input: Nothing,
    output: Me,
  }),
  'access.signIn': command({
    http: 'POST /api/v1/session',
    role: 'anyone',
    summary: 'Exchange name and password, an access token or a one-time code for a browser session (cookie)',
    input: z.union([
      z.strictObject({ token: z.string().min(1).max(200).meta({ secret: true }) }),
      z.strictObject({
        name: z.string().min(1).max(100),
        password: given,
        code: z.string().min(1).max(40).optional().meta({ description: 'of the authenticator app, or to recover' }),
      }),
      z.strictObject({ code: z.string().min(1).max(200).meta({ secret: true }) }),
    ]),
    output: Me,
    status: 201,
  }),
  'access.signOut': command({
    http: 'DELETE /api/v1/session',
    role: 'viewer',
    scoped: true,
    board: true,
    summary: 'End this browser session',
    input: Nothing,
    output: Done,
    status: 204,
  }),
  'access.changePassword': command({
    http: 'POST /api/v1/session/password',
    role: 'viewer',
    scoped: true,
    summary: 'Choose another password; every other session of this user ends',
    input: z.strictObject({ current: given, password: Password }),
    output: Done,
    status: 204,
  }),
  'access.beginTotp': command({
    http: 'POST /api/v1/session/totp',
    role: 'viewer',
    scoped: true,
    summary: 'Propose a second factor: the secret for an authenticator app (RFC 6238)',
    input: z.strictObject({ password: given }),
    output: z.object({ secret: z.string(), uri: z.string() }),
  }),
  'access.confirmTotp': command({
    http: 'POST /api/v1/session/totp/confirm',
    role: 'viewer',
    scoped: true,
    summary: 'Ask for the second factor from now on; answers codes to use without it, each once, shown this once',
    input: z.strictObject({ code: z.string().min(6).max(10).meta({ secret: true }) }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  'access.removeTotp': command({
    http: 'POST /api/v1/session/totp/remove',
    role: 'viewer',
    scoped: true,
    summary: 'Ask for the password alone again',
    input: z.strictObject({ password: given }),
    output: Done,
    status: 204,
  }),
} as const;

const userCalls = {
  'users.list': query({
    http: 'GET /api/v1/users',
    role: 'admin',
    summary: 'The users there are',
    input: Nothing,
    output: list(User),
  }),
  'users.create': command({
    http: 'POST /api/v1/users',
    role: 'admin',
    summary: 'Let somebody sign in with a name and a password',
    input: UserInput,
    output: User,
    status: 201,
  }),
  'users.update': command({
    http: 'PATCH /api/v1/users/{id}',
    role: 'admin',
    summary: 'Change role, scope or password of a user; every session of this user ends',
    input: UserPatch,
    output: User,
  }),
  'users.remove': command({
    http: 'DELETE /api/v1/users/{id}',
    role: 'admin',
    summary: 'Remove a user; every session of this user ends',
    input: IdInput,
    output: Done,
    status: 204,
  }),
} as const;

export const accessCalls = {
  ...sessionCalls,
  ...userCalls,
  'access.policy': query({
    http: 'GET /api/v1/access-policy',
    role: 'admin',
    summary: 'How long browser sessions last',
    input: Nothing,
    output: AccessPolicy,
  }),
  'access.setPolicy': command({
    http: 'PATCH /api/v1/access-policy',
    role: 'admin',
    summary: 'Change how long browser sessions last; takes effect at once',
    input: z.strictObject(AccessPolicy.shape).partial(),
    output: AccessPolicy,
  }),
  'access.tokens': query({
    http: 'GET /api/v1/tokens',
    role: 'admin',
    summary: 'The access tokens there are, without their secrets',
    input: Nothing,
    output: list(AccessToken),
  }),
  'access.createToken': command({
    http: 'POST /api/v1/tokens',
    role: 'admin',
    summary: 'Make an access token; its secret is shown this once',
    input: TokenInput,
    output: AccessToken.extend({ token: z.string() }),
    status: 201,
  }),
  'access.revokeToken': command({
    http: 'DELETE /api/v1/tokens/{id}',
    role: 'admin',
    summary: 'End an access token and what was opened with it',
    input: IdInput,
    output: Done,
    status: 204,
  }),
} as const;
