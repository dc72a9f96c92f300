import type { FaultData } from '../../../contract/faults.ts';
import type { Restored } from '../recovery/restore.ts';
import type { Salvaged } from '../recovery/salvage.ts';
import type { Verified } from './verify.ts';

export type RowCount = { readonly table: string; readonly rows: number };

/** A copy of the database. `at`: ms since 1970. */
export type BackupFile = { readonly name: string; readonly bytes: number; readonly at: number };

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
  | { readonly kind: 'rows'; readonly database: string }
  /** A copy takes the place of the database. */
  | { readonly kind: 'restore'; readonly dataDir: string; readonly source: string }
  | { readonly kind: 'salvage'; readonly dataDir: string };

export type CareResults = {
  readonly verify: Verified;
  /** Bytes of the copy. */
  readonly backup: number;
  readonly rows: readonly RowCount[];
  readonly restore: Restored;
  readonly salvage: Salvaged;
};

/** `stop`: one Int32; anything but 0 asks the thread to leave off. */
export type CareWorkerData = { readonly task: CareTask; readonly stop: SharedArrayBuffer };

export type FromCareThread =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: CareResults[keyof CareResults] }
  | { readonly kind: 'failed'; readonly fault: FaultData };
