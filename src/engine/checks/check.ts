import type * as z from 'zod';
import { type Reason, reason } from '../../contract/reasons.ts';

/** What a check is aimed at. `ip` is the resolved literal, `host` what the user wrote. */
export type CheckTarget = { readonly ip: string; readonly host: string };

/** The doors of a check: a deadline, a monotonic clock, and the resolver for names other than the device's. */
export type CheckIo = {
  readonly signal: AbortSignal;
  /** Milliseconds, monotonic. */
  readonly monotonic: () => number;
  /** @throws {Fault} `not-found` when the name has no address */
  readonly resolve: (name: string) => Promise<string>;
};

/** What one run found. A failure is a result, not an exception. */
export type CheckResult =
  | { readonly ok: true; readonly rttMs: number; readonly warning?: Reason }
  | { readonly ok: false; readonly reason: Reason };

type Common<S extends z.ZodType> = {
  /** Equals the file name. */
  readonly type: string;
  readonly title: string;
  readonly intervalS: number;
  readonly timeoutMs: number;
  /** Fields of this kind; also the settings form (`title`, `unit` and `description` from `.meta()`). */
  readonly settings: S;
};

/** A kind of check that runs by itself. */
export type RunningCheck<S extends z.ZodType = z.ZodType> = Common<S> & {
  run(target: CheckTarget, settings: z.output<S>, io: CheckIo): Promise<CheckResult>;
};
/** The kind whose rounds the ping engine makes. */
export type PingCheck<S extends z.ZodType = z.ZodType> = Common<S> & { readonly run: 'ping-engine' };

export type CheckKindDefinition = RunningCheck | PingCheck;

export const defineCheck = <S extends z.ZodType>(check: RunningCheck<S>): RunningCheck<S> => check;
export const definePingCheck = <S extends z.ZodType>(check: PingCheck<S>): PingCheck<S> => check;

/** What a socket says when it fails. `what` names the protocol and port, for example "TCP 443". */
export function socketReason(thrown: unknown, what: string): Reason {
  if (thrown instanceof Error && (thrown.name === 'TimeoutError' || thrown.name === 'AbortError'))
    return reason('timed-out', { what });
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  switch (code) {
    case 'ECONNREFUSED':
      return reason('refused', { what });
    case 'ECONNRESET':
    case 'EPIPE':
      return reason('closed', { what });
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return reason('no-path', { what });
    case 'ETIMEDOUT':
      return reason('timed-out', { what });
    default:
      return reason('failed', { what, message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
