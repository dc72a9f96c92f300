import * as z from 'zod';

/** Why a check is in its state, as a closed set; `reasons.<code>` in the language files is the sentence. */
export const REASON_CODES = [
  'no-reply',
  'latency-over',
  'loss-over',
  'jitter-over',
  'refused',
  'closed',
  'no-path',
  'timed-out',
  'failed',
  'http-status',
  'keyword-missing',
  'certificate-expires',
  'redirect-refused',
  'dns-no-name',
  'dns-no-record',
  'dns-server-failed',
  'dns-refused',
  'dns-mismatch',
  'name-unresolved',
  'no-route',
  'no-link',
  'not-sent',
  'no-measurement',
  'other-network',
] as const;
export const ReasonCode = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof ReasonCode>;

export const ReasonParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** A reason with what fills its sentence. `what` names a protocol ("TCP 443"), `message` is a system's own words. */
export const Reason = z.object({ code: ReasonCode, params: ReasonParams });
export type Reason = z.infer<typeof Reason>;

export const reason = (code: ReasonCode, params: Reason['params'] = {}): Reason => ({ code, params });
