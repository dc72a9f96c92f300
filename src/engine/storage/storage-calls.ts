import type { DamagedBatch, RoundQuery } from './series/round-query.ts';
import type {
  EventQuery,
  Mutation,
  Opened,
  StateSpan,
  StoredCheckState,
  StoredDevice,
  StoredEvent,
  StoredGap,
  StoredSession,
  StoredState,
  StoredToken,
} from './storage.ts';

/** What a storage thread must know to begin. */
export type StorageConfig = {
  readonly dataDir: string;
  /** Least free space on the disk, bytes. */
  readonly floorBytes: number;
  /** Most bytes of kept rounds. */
  readonly roundBudgetBytes: number;
  readonly isVisit: boolean;
};

/** The calls of the storage thread; `Storage` is their face. */
export type StorageCalls = {
  open: (config: StorageConfig) => Opened;
  inventory: (input: null) => {
    readonly devices: readonly StoredDevice[];
    readonly states: readonly StoredState[];
    readonly checkStates: readonly StoredCheckState[];
    readonly nextCheckNumber: number;
  };
  commit: (mutations: readonly Mutation[]) => void;
  append: (rows: Float64Array) => void;
  rounds: (query: RoundQuery) => Float64Array;
  events: (query: EventQuery) => { readonly items: readonly StoredEvent[]; readonly nextCursor: string | null };
  spans: (from: number) => readonly StateSpan[];
  gaps: (from: number) => readonly StoredGap[];
  tokens: (input: null) => readonly StoredToken[];
  sessions: (input: null) => readonly StoredSession[];
  setting: (key: string) => unknown;
  bytes: (input: null) => number;
  close: (input: null) => void;
};

/** What the storage thread says unasked, for the log. */
export type StorageNote =
  | { readonly note: 'slow'; readonly name: string; readonly ms: number }
  | ({ readonly note: 'damaged' } & DamagedBatch)
  | { readonly note: 'rounds-wait'; readonly rows: number; readonly message: string }
  | { readonly note: 'trouble'; readonly message: string };
