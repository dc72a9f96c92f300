import type { Me, Principal } from '../../contract/access.ts';
import type { CallContext, Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Access } from '../access/access.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `access.${string}` | `users.${string}`>>;

/** The user whose session this is. @throws {Fault} `unsupported` for whoever came in by a token or sits here */
function userOf({ principal }: CallContext): { readonly userId: string; readonly sessionId: string } {
  if (principal?.userId === undefined)
    throw new Fault('unsupported', 'This is for those who signed in with a name and a password.');
  return { userId: principal.userId, sessionId: principal.id };
}

export const accessCalls = (access: Access): Calls => {
  const { users } = access;
  const meOf = ({ kind, name, role, scope, readOnly, userId }: Principal): Me => ({
    kind,
    name,
    role,
    scope: scope ?? null,
    readOnly: readOnly ?? false,
    hasTotp: userId === undefined ? null : (users.list().find(({ id }) => id === userId)?.hasTotp ?? false),
  });
  return {
    'access.me': (_input, { principal }) => {
      if (principal === undefined) throw new Fault('auth-failed', 'Nobody is signed in here.');
      return meOf(principal);
    },
    'access.signIn': async (input, context) => {
      if (context.setCookie === undefined)
        throw new Fault('unsupported', 'Sign in over HTTP: a session is a browser cookie.');
      const { secret, principal, maxAgeS } = await access.signIn(input, context);
      context.setCookie(secret, maxAgeS);
      return meOf(principal);
    },
    'access.signOut': async (_input, { principal, setCookie }) => {
      if (principal) await access.signOut(principal);
      setCookie?.('', 0);
      return {};
    },
    'access.changePassword': async (input, context) => {
      const { userId, sessionId } = userOf(context);
      await users.changePassword(userId, input, { remote: context.remote, but: sessionId });
      return {};
    },
    'access.beginTotp': ({ password }, context) => users.beginTotp(userOf(context).userId, password, context.remote),
    'access.confirmTotp': async ({ code }, context) => ({
      recoveryCodes: [...(await users.confirmTotp(userOf(context).userId, code))],
    }),
    'access.removeTotp': async ({ password }, context) => {
      await users.removeTotp(userOf(context).userId, password, context.remote);
      return {};
    },
    'users.list': () => ({ items: users.list(), nextCursor: null }),
    'users.create': (input) => users.create(input),
    'users.update': (input) => users.update(input),
    'users.remove': async ({ id }) => {
      await users.remove(id);
      return {};
    },
    'access.policy': () => access.policy(),
    'access.setPolicy': async (input) => {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      await access.setPolicy({ ...access.policy(), ...given });
      return access.policy();
    },
    'access.tokens': () => ({ items: access.tokens(), nextCursor: null }),
    'access.createToken': (input) => access.createToken(input),
    'access.revokeToken': async ({ id }) => {
      await access.revokeToken(id);
      return {};
    },
  };
};
