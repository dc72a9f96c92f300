import type { Call, Role } from '../../../src/contract/define.ts';

/** Everybody who may knock. `board`: read-only; the scoped ones see one group. */
export const CALLERS = [
  'none',
  'viewer',
  'operator',
  'engineer',
  'admin',
  'expired',
  'revoked',
  'scoped',
  'board',
] as const;
export type CallerName = (typeof CALLERS)[number];

const RANK: Readonly<Record<Role, number>> = { viewer: 1, operator: 2, engineer: 3, admin: 4 };
const ROLE_OF: Readonly<Record<CallerName, Role | undefined>> = {
  none: undefined,
  expired: undefined,
  revoked: undefined,
  viewer: 'viewer',
  operator: 'operator',
  engineer: 'engineer',
  admin: 'admin',
  scoped: 'admin',
  board: 'viewer',
};
export type Verdict = 'allowed' | 'auth-failed' | 'forbidden';

/** What the contract says about a call, in words of this rig and not of the program. A wrong token is refused anywhere. */
export function verdictOf(call: Call, caller: CallerName): Verdict {
  if (caller === 'expired' || caller === 'revoked') return 'auth-failed';
  if (call.role === 'anyone') return 'allowed';
  const role = ROLE_OF[caller];
  if (role === undefined) return 'auth-failed';
  if (RANK[role] < RANK[call.role]) return 'forbidden';
  if (call.localOnly) return 'forbidden';
  if (caller === 'scoped' && !call.scoped) return 'forbidden';
  if (caller === 'board' && call.kind === 'command' && !call.board) return 'forbidden';
  return 'allowed';
}
