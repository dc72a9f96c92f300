/** Every failure Ronda can report, as a closed set. `docs/faults.md` gives each code its sentence and next step. */
export const FAULT_CODES = [
  'timeout',
  'unreachable',
  'auth-failed',
  'invalid-input',
  'not-found',
  'forbidden',
  'unsupported',
  'conflict',
  'rate-limited',
  'internal',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A closed word for what a program must tell apart; the command line maps each to an exit code. */
export type FaultReason =
  | 'data-locked'
  | 'data-corrupt'
  | 'data-newer'
  | 'data-unwritable'
  | 'port-in-use'
  | 'config-invalid'
  | 'vault-locked'
  | 'vault-unprotected'
  | 'code-needed'
  | 'too-many-attempts';

/** One wrong field of an input. `path`: JSON pointer-like path ("/checks/0/intervalS"). */
export type FieldError = { readonly path: string; readonly message: string };

/** A fault as it travels: plain data, safe for structured clone and for JSON. */
export type FaultData = {
  readonly code: FaultCode;
  readonly message: string;
  readonly retryable: boolean;
  /** A closed word where a program must tell faults of one code apart. */
  readonly reason?: FaultReason;
  readonly errors?: readonly FieldError[];
  /** Whole seconds after which asking again makes sense. */
  readonly retryAfterS?: number;
};

type FaultOptions = {
  readonly retryable?: boolean;
  readonly reason?: FaultReason | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly retryAfterS?: number | undefined;
  readonly cause?: unknown;
};

/** What may go away by itself. */
const RETRYABLE: ReadonlySet<FaultCode> = new Set(['timeout', 'unreachable', 'rate-limited']);

/** The one error class of the product. Anything else that is thrown is a bug and becomes `internal`. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly retryable: boolean;
  readonly reason: FaultReason | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterS: number | undefined;

  constructor(code: FaultCode, message: string, options: FaultOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.reason = options.reason;
    this.errors = options.errors;
    this.retryAfterS = options.retryAfterS;
  }

  toData(): FaultData {
    const { code, message, retryable, reason, errors, retryAfterS } = this;
    return {
      code,
      message,
      retryable,
      ...(reason && { reason }),
      ...(errors && { errors }),
      ...(retryAfterS !== undefined && { retryAfterS }),
    };
  }

  static fromData(data: FaultData): Fault {
    const { code, message, ...options } = data;
    return new Fault(code, message, options);
  }

  /** The only catch-all: used at each boundary (thread, IPC, WebSocket, HTTP). */
  static from(thrown: unknown): Fault {
    if (thrown instanceof Fault) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new Fault('internal', message, { cause: thrown });
  }
}
