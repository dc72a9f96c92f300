import { Fault, type FaultCode } from '../../contract/faults.ts';
import { Refusal } from './refusal.ts';

/** The one map from fault to HTTP status. */
export const HTTP_STATUS: Readonly<Record<FaultCode, number>> = {
  'invalid-input': 400,
  'auth-failed': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unsupported: 422,
  'rate-limited': 429,
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
  'rate-limited': 'Too many requests',
  internal: 'An error in Ronda',
  unreachable: 'Not reachable',
  timeout: 'No answer in time',
};

/** What passes by itself, such as a database that is being opened again, is no error of the server (RFC 9110 15.6.4). */
const PASSING = 503;
const isPassing = ({ code, retryable }: Fault): boolean => code === 'internal' && retryable;

export function statusOf(fault: Fault): number {
  if (fault instanceof Refusal) return fault.status;
  return isPassing(fault) ? PASSING : HTTP_STATUS[fault.code];
}

const OWN_STATUS = [413, 415] as const;

/** Fastify's own errors (body too large, unknown media type) in our words. */
export function faultOf(thrown: unknown): Fault {
  const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 0;
  if (!(thrown instanceof Error) || thrown instanceof Fault || status < 400 || status >= 500) return Fault.from(thrown);
  const own = OWN_STATUS.find((one) => one === status) ?? 400;
  return new Refusal('invalid-input', thrown.message, own, thrown);
}

/** A fault as a problem document (RFC 9457). What an internal error said stays in the log. */
export const problemOf = (fault: Fault) => ({
  type: `urn:ronda:fault:${fault.code}`,
  title: isPassing(fault) ? 'Not possible at this moment' : TITLES[fault.code],
  status: statusOf(fault),
  detail:
    fault.code === 'internal' && !isPassing(fault)
      ? 'The request could not be carried out; the log has the cause.'
      : fault.message,
  code: fault.code,
  ...(fault.reason && { reason: fault.reason }),
  ...(fault.errors && { errors: fault.errors }),
});
