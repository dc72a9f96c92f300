import type { Matcher } from './matcher.ts';

export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

/** `@ time`, ms since 1970, or the beginning or end of the whole query. */
export type Anchor = number | 'start' | 'end' | undefined;
/** Which moments a selector or subquery looks at. `rangeMs` is 0 for an instant selector. */
export type Reach = { readonly rangeMs: number; readonly offsetMs: number; readonly anchor: Anchor };

export const ARITHMETIC = ['+', '-', '*', '/', '%', '^', 'atan2'] as const;
export const COMPARISON = ['==', '!=', '<=', '<', '>=', '>'] as const;
export const SET_OPERATORS = ['and', 'or', 'unless'] as const;
export type Arithmetic = (typeof ARITHMETIC)[number];
export type Comparison = (typeof COMPARISON)[number];
export type SetOperator = (typeof SET_OPERATORS)[number];
export type Operator = Arithmetic | Comparison | SetOperator;

/** How samples of two vectors find each other. */
export type Matching = {
  /** `on`: only these labels count; else all but these. */
  readonly isOn: boolean;
  readonly labels: readonly string[];
  /** `group_left`: many on the left for one on the right; `group_right` the other way round. */
  readonly many: 'left' | 'right' | undefined;
  /** Labels taken over from the side of the one. */
  readonly include: readonly string[];
};

export const AGGREGATORS = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'group',
  'stddev',
  'stdvar',
  'quantile',
  'topk',
  'bottomk',
  'count_values',
] as const;
export type Aggregator = (typeof AGGREGATORS)[number];
/** Labels that make the groups: these, or all but these. */
export type Grouping = { readonly isWithout: boolean; readonly labels: readonly string[] };

type Node = { readonly type: ValueType; readonly depth: number };
export type NumberExpr = Node & { readonly kind: 'number'; readonly value: number };
export type StringExpr = Node & { readonly kind: 'string'; readonly value: string };
export type SelectorExpr = Node & Reach & { readonly kind: 'selector'; readonly matchers: readonly Matcher[] };
/** `stepMs` undefined: the step that subqueries take by themselves. */
export type SubqueryExpr = Node & Reach & { readonly kind: 'subquery'; readonly expr: Expr; readonly stepMs: number };
export type NegateExpr = Node & { readonly kind: 'negate'; readonly expr: Expr };
export type BinaryExpr = Node & {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: Expr;
  readonly right: Expr;
  /** `bool`: a comparison gives 0 or 1 instead of leaving samples out. */
  readonly isBool: boolean;
  readonly matching: Matching;
};
export type AggregateExpr = Node & {
  readonly kind: 'aggregate';
  readonly aggregator: Aggregator;
  readonly expr: Expr;
  readonly param: Expr | undefined;
  readonly grouping: Grouping;
};
export type CallExpr = Node & { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] };

/** A PromQL expression whose types fit together. */
export type Expr =
  | NumberExpr
  | StringExpr
  | SelectorExpr
  | SubqueryExpr
  | NegateExpr
  | BinaryExpr
  | AggregateExpr
  | CallExpr;
