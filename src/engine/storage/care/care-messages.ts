import type { FaultData } from '../../../contract/faults.ts';
import type { Verified } from './verify.ts';

export type RowCount = { readonly table: string; readonly rows: number };

/** What a care thread does; it does one thing and ends. */
export type CareTask =
  | { readonly kind: 'verify'; readonly database: string; readonly quick: boolean }
  | {
      readonly kind: 'backup';
      readonly database: string;
      readonly target: string;
      /** Made first, beside the target. */
      readonly temporary: string;
      readonly force: boolean;
    }
  | { readonly kind: 'rows'; readonly database: string };

export type CareResults = {
  readonly verify: Verified;
  /** Bytes of the copy. */
  readonly backup: number;
  readonly rows: readonly RowCount[];
};

/** `stop`: one Int32; anything but 0 asks the thread to leave off. */
export type CareWorkerData = { readonly task: CareTask; readonly stop: SharedArrayBuffer };

export type FromCareThread =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: CareResults[keyof CareResults] }
  | { readonly kind: 'failed'; readonly fault: FaultData };
