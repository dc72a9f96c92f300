import { Fault } from '../../contract/faults.ts';

const MASK = '•••';

/**
 * A secret in the clear, for as long as it is needed. Whatever prints, serializes or inspects it shows a mask.
 * The bytes are overwritten when it is disposed of; a text that was revealed cannot be: JavaScript has no way to.
 */
export class Secret {
  readonly #bytes: Buffer;
  readonly #letGo: (() => void) | undefined;
  #isGone = false;

  /**
   * @param bytes UTF-8; owned by the secret from here on
   * @param hold told the text while the secret lives, so that logs can leave it out; answers how to forget it
   */
  constructor(bytes: Buffer, hold?: (text: string) => () => void) {
    this.#bytes = bytes;
    this.#letGo = hold?.(bytes.toString('utf8'));
  }

  /** @throws {Fault} `internal` once it was disposed of */
  reveal(): string {
    if (this.#isGone) throw new Fault('internal', 'This secret was disposed of.');
    return this.#bytes.toString('utf8');
  }

  dispose(): void {
    this.#isGone = true;
    this.#bytes.fill(0);
    this.#letGo?.();
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}
