import type { Point } from '../graph.model.ts';

/** `rank`: how near to the core it belongs, 0 first; 9 for what has no say. */
export type LayoutNode = { readonly id: string; readonly rank: number };
export type LayoutInput = {
  readonly kind: 'force' | 'layered';
  readonly nodes: readonly LayoutNode[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
};
export type LayoutAnswer = readonly (Point & { readonly id: string })[];
