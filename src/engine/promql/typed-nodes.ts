import type { Fault } from '../../contract/faults.ts';
import {
  type AggregateExpr,
  type Aggregator,
  type BinaryExpr,
  type CallExpr,
  COMPARISON,
  type Expr,
  type Grouping,
  type Matching,
  type NegateExpr,
  type Operator,
  type Reach,
  type SelectorExpr,
  SET_OPERATORS,
  type SubqueryExpr,
  type ValueType,
} from './ast.ts';
import { FUNCTIONS, NOT_HERE } from './functions.ts';
import type { Matcher } from './matcher.ts';
import { refuse } from './tokens.ts';

/** Deeper than people write, and shallow enough for any stack. */
const MAX_DEPTH = 100;
const WORDS: Readonly<Record<ValueType, string>> = {
  scalar: 'scalar',
  vector: 'instant vector',
  matrix: 'range vector',
  string: 'string',
};
const PARAM_TYPES: Readonly<Partial<Record<Aggregator, ValueType>>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  count_values: 'string',
};

const isAmong = (list: readonly string[], operator: Operator): boolean => list.includes(operator);
const mismatch = (at: number, what: string, wanted: string, given: Expr): Fault =>
  refuse(at, `${what} takes ${wanted}, not ${WORDS[given.type]}.`);

function deeper(at: number, ...parts: readonly Expr[]): number {
  const depth = 1 + Math.max(0, ...parts.map((part) => part.depth));
  if (depth > MAX_DEPTH) throw refuse(at, `it is nested more than ${String(MAX_DEPTH)} times.`);
  return depth;
}

// Makers of nodes. Each checks that the types of its parts fit, so that a finished tree can be evaluated as it is.
// `at` is the place in the query. All throw a Fault `invalid-input`.

export function selectorNode(at: number, matchers: readonly Matcher[], reach: Reach): SelectorExpr {
  if (!matchers.some((matcher) => !matcher.test('')))
    throw refuse(at, 'a selector needs at least one condition that does not match the empty text.');
  return { kind: 'selector', type: reach.rangeMs > 0 ? 'matrix' : 'vector', depth: 1, matchers, ...reach };
}

export function subqueryNode(at: number, expr: Expr, reach: Reach & { readonly stepMs: number }): SubqueryExpr {
  if (expr.type !== 'vector') throw mismatch(at, 'a subquery', 'an instant vector', expr);
  return { kind: 'subquery', type: 'matrix', depth: deeper(at, expr), expr, ...reach };
}

export function signedNode(at: number, sign: string, expr: Expr): Expr {
  if (expr.type !== 'scalar' && expr.type !== 'vector')
    throw mismatch(at, `the sign "${sign}"`, 'scalar or instant vector', expr);
  if (sign === '+') return expr;
  const node: NegateExpr = { kind: 'negate', type: expr.type, depth: deeper(at, expr), expr };
  return node;
}

type Binary = Pick<BinaryExpr, 'operator' | 'left' | 'right' | 'isBool'> & { readonly matching: Matching | undefined };
const PLAIN: Matching = { isOn: false, labels: [], many: undefined, include: [] };

function checkMatching(at: number, operator: Operator, matching: Matching, areVectors: boolean): void {
  if (!areVectors) throw refuse(at, 'matching of labels is only for two instant vectors.');
  if (isAmong(SET_OPERATORS, operator) && matching.many)
    throw refuse(at, `"${operator}" takes no group_left or group_right.`);
  const twice = matching.isOn ? matching.include.find((name) => matching.labels.includes(name)) : undefined;
  if (twice !== undefined) throw refuse(at, `the label "${twice}" must not be in "on" and in the group at once.`);
}

export function binaryNode(at: number, { operator, left, right, isBool, matching }: Binary): BinaryExpr {
  const isComparison = isAmong(COMPARISON, operator);
  for (const side of [left, right])
    if (side.type !== 'scalar' && side.type !== 'vector')
      throw mismatch(at, `"${operator}"`, 'scalar or instant vector', side);
  const areScalars = left.type === 'scalar' && right.type === 'scalar';
  const areVectors = left.type === 'vector' && right.type === 'vector';
  if (isBool && !isComparison) throw refuse(at, `"bool" only goes with a comparison, not with "${operator}".`);
  if (isComparison && areScalars && !isBool) throw refuse(at, 'a comparison of two scalars needs "bool".');
  if (isAmong(SET_OPERATORS, operator) && !areVectors)
    throw refuse(at, `"${operator}" takes an instant vector on both sides.`);
  if (matching) checkMatching(at, operator, matching, areVectors);
  return {
    kind: 'binary',
    type: areScalars ? 'scalar' : 'vector',
    depth: deeper(at, left, right),
    operator,
    left,
    right,
    isBool,
    matching: matching ?? PLAIN,
  };
}

type Aggregate = { readonly aggregator: Aggregator; readonly args: readonly Expr[]; readonly grouping: Grouping };

export function aggregateNode(at: number, { aggregator, args, grouping }: Aggregate): AggregateExpr {
  const wanted = PARAM_TYPES[aggregator];
  const count = wanted === undefined ? 1 : 2;
  const expr = args[count - 1];
  const param = wanted === undefined ? undefined : args[0];
  if (expr === undefined || args.length !== count)
    throw refuse(at, `"${aggregator}" takes ${String(count)} argument${count === 1 ? '' : 's'}.`);
  if (expr.type !== 'vector') throw mismatch(at, `"${aggregator}"`, 'an instant vector', expr);
  if (param !== undefined && param.type !== wanted)
    throw mismatch(at, `the first argument of "${aggregator}"`, WORDS[wanted ?? 'scalar'], param);
  return { kind: 'aggregate', type: 'vector', depth: deeper(at, ...args), aggregator, expr, param, grouping };
}

export function callNode(at: number, name: string, args: readonly Expr[]): CallExpr {
  const signature = FUNCTIONS.get(name);
  if (signature === undefined)
    throw refuse(
      at,
      NOT_HERE.has(name) ? `the function "${name}" is not supported here.` : `there is no function "${name}".`,
    );
  const { args: wanted, optional = 0, result } = signature;
  const least = wanted.length - (optional === 'many' ? 1 : optional);
  if (args.length < least || (optional !== 'many' && args.length > wanted.length))
    throw refuse(at, `"${name}" takes ${least === wanted.length ? '' : 'at least '}${String(least)} argument(s).`);
  args.forEach((arg, index) => {
    const type = wanted[Math.min(index, wanted.length - 1)];
    if (type !== undefined && arg.type !== type)
      throw mismatch(at, `argument ${String(index + 1)} of "${name}"`, WORDS[type], arg);
  });
  return { kind: 'call', type: result, depth: deeper(at, ...args), name, args };
}
