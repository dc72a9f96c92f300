import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query, Role } from './define.ts';

/** Who is calling, as the host found out. `local`: the person at this computer (window or command line). */
export type Principal = {
  readonly kind: 'local' | 'session' | 'token';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
};

const Me = z.object({ kind: z.enum(['local', 'session', 'token']), name: z.string(), role: Role });

export const AccessToken = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

export const accessCalls = {
  'access.me': query({
    http: 'GET /api/v1/session',
    role: 'viewer',
    summary: 'Who this connection is signed in as',
    input: Nothing,
    output: Me,
  }),
  'access.signIn': command({
    http: 'POST /api/v1/session',
    role: 'anyone',
    summary: 'Exchange an access token or a one-time code for a browser session (cookie)',
    input: z.union([
      z.strictObject({ token: z.string().min(1).max(200) }),
      z.strictObject({ code: z.string().min(1).max(200) }),
    ]),
    output: Me,
    status: 201,
  }),
  'access.signOut': command({
    http: 'DELETE /api/v1/session',
    role: 'viewer',
    summary: 'End this browser session',
    input: Nothing,
    output: z.object({}),
    status: 204,
  }),
  'access.tokens': query({
    http: 'GET /api/v1/tokens',
    role: 'admin',
    summary: 'The access tokens there are, without their secrets',
    input: Nothing,
    output: z.object({ items: z.array(AccessToken), nextCursor: z.null() }),
  }),
  'access.createToken': command({
    http: 'POST /api/v1/tokens',
    role: 'admin',
    summary: 'Make an access token; its secret is shown this once',
    input: z.strictObject({ name: z.string().trim().min(1).max(100), role: Role }),
    output: AccessToken.extend({ token: z.string() }),
    status: 201,
  }),
  'access.revokeToken': command({
    http: 'DELETE /api/v1/tokens/{id}',
    role: 'admin',
    summary: 'End an access token',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
} as const;
