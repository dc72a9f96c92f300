import type { KnownHost } from '../wiring/wiring.ts';
import type { StoredSighting, StoredWiring } from '../storage/storage.ts';
import type { Link, ManualLink, Node, OwnComputer } from './model.ts';
import type { LinkTurn } from './tracking.ts';

export type ToTopologyThread =
  /** What was known when the program ended, or the thread was started again. */
  | {
      readonly kind: 'restore';
      readonly wirings: readonly StoredWiring[];
      readonly links: readonly Link[];
      readonly nodes: readonly Node[];
      readonly sightings: readonly StoredSighting[];
    }
  | { readonly kind: 'hosts'; readonly hosts: readonly KnownHost[]; readonly own: OwnComputer }
  | { readonly kind: 'manual'; readonly links: readonly ManualLink[] }
  | { readonly kind: 'wired'; readonly id: string; readonly at: number; readonly packed: Uint8Array }
  | { readonly kind: 'forget'; readonly id: string }
  /** A stale link that a person does not want to see any more. */
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'find'; readonly request: number; readonly q: string }
  | { readonly kind: 'locate'; readonly request: number; readonly macs: readonly string[] };

/** Where an address is, as the switches tell it now. */
export type Spot = {
  readonly node: string;
  readonly port: string | null;
  readonly ifIndex: number | null;
  readonly vlan: number | null;
  readonly how: 'direct' | 'indirect';
  readonly from: number;
};
/** What matches a question. */
export type Match = {
  readonly matched: 'mac' | 'address' | 'name' | 'vendor';
  readonly node: string | null;
  readonly macs: readonly string[];
  readonly addresses: readonly string[];
  readonly spots: readonly Spot[];
};

/** What is another than at the fusion before. */
export type Drawn = {
  readonly kind: 'drawn';
  readonly at: number;
  readonly nodes: readonly Node[];
  readonly removedNodes: readonly string[];
  readonly links: readonly Link[];
  readonly removedLinks: readonly string[];
  readonly turns: readonly LinkTurn[];
  readonly sightings: readonly StoredSighting[];
  /** How long it took. */
  readonly ms: number;
};
export type FromTopologyThread =
  | Drawn
  | { readonly kind: 'found'; readonly request: number; readonly matches: readonly Match[] }
  /** In the order of the addresses. */
  | { readonly kind: 'located'; readonly request: number; readonly spots: readonly (Spot | null)[] };
