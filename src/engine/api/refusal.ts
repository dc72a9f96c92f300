import { Fault, type FaultCode } from '../../contract/faults.ts';

/** A request refused for how it was sent, for which HTTP has a status of its own. @see RFC 9110 section 15.5 */
export class Refusal extends Fault {
  readonly status: 400 | 413 | 415 | 421;

  constructor(code: FaultCode, message: string, status: Refusal['status'], cause?: unknown) {
    super(code, message, { cause });
    this.status = status;
  }
}
