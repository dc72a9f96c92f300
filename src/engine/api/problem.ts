import type { Fault, FaultCode } from '../../contract/faults.ts';

/** The one map from fault to HTTP status. */
export const HTTP_STATUS: Readonly<Record<FaultCode, number>> = {
  'invalid-input': 400,
  'auth-failed': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unsupported: 422,
  internal: 500,
  unreachable: 504,
  timeout: 504,
};

const TITLES: Readonly<Record<FaultCode, string>> = {
  'invalid-input': 'The input is not right',
  'auth-failed': 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'In conflict with the present state',
  unsupported: 'Not possible here',
  internal: 'An error in Ronda',
  unreachable: 'Not reachable',
  timeout: 'No answer in time',
};

/** A fault as a problem document (RFC 9457). What an internal error said stays in the log. */
export const problemOf = (fault: Fault) => ({
  type: `urn:ronda:fault:${fault.code}`,
  title: TITLES[fault.code],
  status: HTTP_STATUS[fault.code],
  detail: fault.code === 'internal' ? 'The request could not be carried out; the log has the cause.' : fault.message,
  code: fault.code,
  ...(fault.reason && { reason: fault.reason }),
  ...(fault.errors && { errors: fault.errors }),
});
