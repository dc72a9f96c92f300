import type { Output } from '../../contract/contract.ts';
import type { CallName, Input, StreamName } from '../../contract/contract.ts';
import type { Layout } from '../layout.ts';
import type { FlagSpecs } from '../flags.ts';
import type { Flags } from '../flags.ts';

/** What a command gets of its surroundings. */
export type CommandContext = {
  readonly flags: Flags;
  /** What stands behind the name of the command and is no flag. */
  readonly words: readonly string[];
  readonly layout: Layout;
  readonly root: string;
  /** One line of result on stdout. */
  readonly print: (line: string) => void;
  /** A piece of a long result on stdout; resolves when there is room for the next. */
  readonly write: (text: string) => Promise<void>;
  /** One line of diagnostics on stderr. */
  readonly complain: (line: string) => void;
};

/** A subcommand: one file, one command. */
export type Command = {
  readonly name: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly help: string;
  readonly flags: FlagSpecs;
  /** @returns the exit code; a thrown Fault or UsageError becomes its own */
  readonly run: (context: CommandContext) => Promise<number>;
};

/** Calls of the contract, wherever they are answered. */
export type Caller = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** Calls whose answer comes in pieces; resolves when `take` has had the last one. */
export type Reader = <N extends StreamName>(
  name: N,
  input: Input<N>,
  take: (chunk: string) => Promise<void>,
) => Promise<void>;
