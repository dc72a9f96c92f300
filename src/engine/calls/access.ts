import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Access } from '../access/access.ts';

type Calls = Pick<
  Handlers,
  'access.me' | 'access.signIn' | 'access.signOut' | 'access.tokens' | 'access.createToken' | 'access.revokeToken'
>;

export const accessCalls = (access: Access): Calls => ({
  'access.me': (_input, { principal }) => {
    if (principal === undefined) throw new Fault('auth-failed', 'Nobody is signed in here.');
    return { kind: principal.kind, name: principal.name, role: principal.role };
  },
  'access.signIn': async (input, { setCookie }) => {
    if (setCookie === undefined) throw new Fault('unsupported', 'Sign in over HTTP: a session is a browser cookie.');
    const { secret, principal, maxAgeS } = await access.signIn(input);
    setCookie(secret, maxAgeS);
    return { kind: principal.kind, name: principal.name, role: principal.role };
  },
  'access.signOut': async (_input, { principal, setCookie }) => {
    if (principal) await access.signOut(principal);
    setCookie?.('', 0);
    return {};
  },
  'access.tokens': () => ({ items: [...access.tokens()], nextCursor: null }),
  'access.createToken': ({ name, role }) => access.createToken(name, role),
  'access.revokeToken': async ({ id }) => {
    await access.revokeToken(id);
    return {};
  },
});
