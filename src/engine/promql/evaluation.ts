import { Fault } from '../../contract/faults.ts';
import { type Aggregation, createAggregation } from './aggregation.ts';
import type { AggregateExpr, BinaryExpr, CallExpr, Expr, Reach, SelectorExpr, SubqueryExpr } from './ast.ts';
import { type Binary, calculate, createBinary } from './binary.ts';
import type { Budget } from './budget.ts';
import { demanded, labelRule } from './label-functions.ts';
import { createLabelSpace, dropping, type Labels, NAME } from './labels.ts';
import type { Fold, SampleSource } from './source.ts';
import { TIME_FUNCTIONS, VALUE_FUNCTIONS } from './value-functions.ts';
import { distinct, type Sample, type Vector } from './vector.ts';
import { WINDOW_FUNCTIONS } from './window-functions.ts';

/** The moments of a query: from `start` to `end` (ms since 1970, both included) every `stepMs`. */
export type Grid = { readonly start: number; readonly end: number; readonly stepMs: number };
/** One series of a result, oldest first. */
export type Line = { readonly labels: Labels; readonly at: number[]; readonly values: number[] };

/** A sample speaks for this long after it. */
const LOOKBACK_MS = 5 * 60_000;

/** A series that a selector or subquery has found, and how far the steps have come in it: they never go back. */
type Track = {
  readonly labels: Labels;
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  first: number;
  end: number;
};
type Held = { readonly holdsMs: number; readonly tracks: readonly Track[] };

const byLabels = (a: Line, b: Line): number => {
  for (const [index, [name, value]] of a.labels.entries.entries()) {
    const [otherName, otherValue] = b.labels.entries[index] ?? ['', ''];
    if (name !== otherName) return name < otherName ? -1 : 1;
    if (value !== otherValue) return value < otherValue ? -1 : 1;
  }
  return a.labels.entries.length - b.labels.entries.length;
};

/** One query: what it reads, and its value at one moment after the other. */
export class Evaluation {
  readonly #space = createLabelSpace();
  readonly #nameless = this.#space.rule(dropping(new Set([NAME])));
  readonly #held = new Map<Expr, Held>();
  readonly #binaries = new Map<Expr, Binary>();
  readonly #aggregations = new Map<Expr, Aggregation>();
  readonly #labelRules = new Map<Expr, (labels: Labels) => Labels>();
  readonly #source: SampleSource;
  readonly #budget: Budget;
  readonly #whole: Grid;

  constructor(source: SampleSource, budget: Budget, whole: Grid) {
    this.#source = source;
    this.#budget = budget;
    this.#whole = whole;
  }

  /** The value at every moment of a grid; a scalar is a series without labels. */
  async lines(expr: Expr, grid: Grid): Promise<readonly Line[]> {
    await this.#prepare(expr, grid, 'last');
    const lines = new Map<Labels, Line>();
    for (let now = grid.start; now <= grid.end; now += grid.stepMs) {
      const vector =
        expr.type === 'scalar'
          ? [{ labels: this.#space.empty, value: await this.#scalarAt(expr, now) }]
          : await this.#vectorAt(expr, now);
      this.#budget.hold(vector.length);
      for (const { labels, value } of vector) {
        let line = lines.get(labels);
        if (line === undefined) {
          line = { labels, at: [], values: [] };
          lines.set(labels, line);
        }
        line.at.push(now);
        line.values.push(value);
      }
      if (this.#budget.isDue()) await this.#budget.pause();
    }
    return [...lines.values()];
  }

  /** The same by labels. */
  async sortedLines(expr: Expr, grid: Grid): Promise<readonly Line[]> {
    return (await this.lines(expr, grid)).toSorted(byLabels);
  }

  /** The samples themselves that a range selector or subquery covers at one moment. */
  async windows(expr: SelectorExpr | SubqueryExpr, now: number): Promise<readonly Line[]> {
    await this.#prepare(expr, { start: now, end: now, stepMs: 1 }, 'every');
    const to = this.#reference(expr, now);
    return this.#tracksOf(expr).flatMap((track) => {
      advance(track, to - expr.rangeMs, to);
      const part = (of: ArrayLike<number>) => Array.from(of).slice(track.first, track.end);
      return track.end > track.first ? [{ labels: track.labels, at: part(track.at), values: part(track.values) }] : [];
    });
  }

  /** Reads all that an expression will look at on a grid. */
  async #prepare(expr: Expr, grid: Grid, fold: Fold): Promise<void> {
    switch (expr.kind) {
      case 'number':
      case 'string':
        return;
      case 'selector':
        this.#held.set(expr, await this.#select(expr, grid, fold));
        return;
      case 'subquery':
        this.#held.set(expr, await this.#evaluate(expr, grid, fold));
        return;
      case 'negate':
        return this.#prepare(expr.expr, grid, 'last');
      case 'binary':
        await this.#prepare(expr.left, grid, 'last');
        return this.#prepare(expr.right, grid, 'last');
      case 'aggregate':
        if (expr.param) await this.#prepare(expr.param, grid, 'last');
        return this.#prepare(expr.expr, grid, 'last');
      case 'call':
        for (const arg of expr.args) await this.#prepare(arg, grid, WINDOW_FUNCTIONS.get(expr.name)?.fold ?? 'last');
    }
  }

  /** The moments that an expression on a grid refers to. */
  #span(reach: Reach, grid: Grid): { readonly from: number; readonly to: number } {
    return { from: this.#reference(reach, grid.start), to: this.#reference(reach, grid.end) };
  }
  #reference({ anchor, offsetMs }: Reach, now: number): number {
    const base = anchor === 'start' ? this.#whole.start : anchor === 'end' ? this.#whole.end : (anchor ?? now);
    return base - offsetMs;
  }

  async #select(expr: SelectorExpr, grid: Grid, fold: Fold): Promise<Held> {
    const { from, to } = this.#span(expr, grid);
    const selection = {
      matchers: expr.matchers,
      from: from - (expr.rangeMs > 0 ? expr.rangeMs : LOOKBACK_MS),
      to,
      stepMs: grid.start === grid.end ? Infinity : grid.stepMs,
      windowMs: expr.rangeMs,
      fold,
    };
    const { series, holdsMs } = await this.#source.select(selection, this.#budget);
    const tracks = series.map(({ labels, at, values }) => {
      return { labels: this.#space.of(Object.entries(labels)), at, values, first: 0, end: 0 };
    });
    return { holdsMs, tracks };
  }

  async #evaluate(expr: SubqueryExpr, grid: Grid, fold: Fold): Promise<Held> {
    const { from, to } = this.#span(expr, grid);
    const { stepMs } = expr;
    // Steps are at whole multiples since 1970, so that a graph that moves on does not tremble.
    const start = Math.ceil((from - expr.rangeMs) / stepMs) * stepMs;
    const lines = await this.lines(expr.expr, { start, end: to, stepMs });
    const values = (line: Line) => (fold === 'count' ? line.values.map(() => 1) : line.values);
    return {
      holdsMs: 0,
      tracks: lines.map((line) => ({ labels: line.labels, at: line.at, values: values(line), first: 0, end: 0 })),
    };
  }

  #tracksOf(expr: Expr | undefined): readonly Track[] {
    return (expr && this.#held.get(expr)?.tracks) ?? [];
  }

  async #scalarAt(expr: Expr, now: number): Promise<number> {
    switch (expr.kind) {
      case 'number':
        return expr.value;
      case 'negate':
        return -(await this.#scalarAt(expr.expr, now));
      case 'binary':
        return calculate(expr.operator, await this.#scalarAt(expr.left, now), await this.#scalarAt(expr.right, now));
      case 'call': {
        if (expr.name === 'time') return now / 1000;
        if (expr.name === 'pi') return Math.PI;
        const [arg] = expr.args;
        const vector = arg ? await this.#vectorAt(arg, now) : [];
        return vector.length === 1 ? (vector[0]?.value ?? Number.NaN) : Number.NaN;
      }
      default:
        throw new Fault('internal', `A ${expr.kind} is no scalar.`);
    }
  }

  async #vectorAt(expr: Expr, now: number): Promise<Vector> {
    switch (expr.kind) {
      case 'selector':
        return this.#latest(expr, now, (track, index) => track.values[index] ?? Number.NaN);
      case 'negate': {
        const vector = await this.#vectorAt(expr.expr, now);
        return distinct(vector.map(({ labels, value }) => ({ labels: this.#nameless(labels), value: -value })));
      }
      case 'binary':
        return distinct(await this.#binaryAt(expr, now));
      case 'aggregate':
        return distinct(await this.#aggregateAt(expr, now));
      case 'call':
        return distinct(await this.#callAt(expr, now));
      default:
        throw new Fault('internal', `A ${expr.kind} is no instant vector.`);
    }
  }

  /** The newest sample of each series that still speaks for a moment. */
  async #latest(expr: SelectorExpr, now: number, read: (track: Track, index: number) => number): Promise<Vector> {
    const to = this.#reference(expr, now);
    const from = to - Math.max(LOOKBACK_MS, this.#held.get(expr)?.holdsMs ?? 0);
    const vector: Sample[] = [];
    for (const track of this.#tracksOf(expr)) {
      advance(track, from, to);
      if (track.end > track.first) vector.push({ labels: track.labels, value: read(track, track.end - 1) });
      if (this.#budget.isDue()) await this.#budget.pause();
    }
    return vector;
  }

  async #binaryAt(expr: BinaryExpr, now: number): Promise<Vector> {
    const binary = this.#binaries.get(expr) ?? createBinary(expr, this.#space);
    this.#binaries.set(expr, binary);
    if (expr.right.type === 'scalar')
      return binary.withScalar(await this.#vectorAt(expr.left, now), await this.#scalarAt(expr.right, now), true);
    if (expr.left.type === 'scalar')
      return binary.withScalar(await this.#vectorAt(expr.right, now), await this.#scalarAt(expr.left, now), false);
    return binary.vectors(await this.#vectorAt(expr.left, now), await this.#vectorAt(expr.right, now));
  }

  async #aggregateAt(expr: AggregateExpr, now: number): Promise<Vector> {
    const aggregation = this.#aggregations.get(expr) ?? createAggregation(expr, this.#space);
    this.#aggregations.set(expr, aggregation);
    const { param } = expr;
    const given = param?.kind === 'string' ? param.value : param && (await this.#scalarAt(param, now));
    return aggregation(await this.#vectorAt(expr.expr, now), given);
  }

  async #callAt(expr: CallExpr, now: number): Promise<Vector> {
    const { name, args } = expr;
    const [first] = args;
    if (name === 'vector') return [{ labels: this.#space.empty, value: first ? await this.#scalarAt(first, now) : 0 }];
    if (WINDOW_FUNCTIONS.has(name)) return this.#windowsAt(expr, now);
    if (name === 'timestamp' && first?.kind === 'selector') {
      const times = await this.#latest(first, now, (track, index) => (track.at[index] ?? 0) / 1000);
      return times.map(({ labels, value }) => ({ labels: this.#nameless(labels), value }));
    }
    const vector = first ? await this.#vectorAt(first, now) : [{ labels: this.#space.empty, value: now / 1000 }];
    return this.#vectorFunction(expr, vector, now);
  }

  async #vectorFunction(expr: CallExpr, vector: Vector, now: number): Promise<Vector> {
    const { name, args } = expr;
    switch (name) {
      case 'sort':
      case 'sort_desc':
        return sorted(vector, name === 'sort' ? 1 : -1);
      case 'absent':
        return vector.length > 0 ? [] : [{ labels: this.#space.of(demanded(args[0])), value: 1 }];
      case 'label_replace':
      case 'label_join':
        return this.#relabelled(expr, vector);
      default: {
        const params: number[] = [];
        for (const arg of args.slice(1)) params.push(await this.#scalarAt(arg, now));
        // With a lower limit above the upper one nothing is within.
        if (name === 'clamp' && (params[0] ?? 0) > (params[1] ?? 0)) return [];
        // `timestamp` of what was calculated is the moment itself.
        const of = VALUE_FUNCTIONS.get(name) ?? TIME_FUNCTIONS.get(name) ?? (() => now / 1000);
        return vector.map(({ labels, value }) => ({ labels: this.#nameless(labels), value: of(value, params) }));
      }
    }
  }

  async #relabelled(expr: CallExpr, vector: Vector): Promise<Vector> {
    const rule = this.#labelRules.get(expr) ?? labelRule(expr, this.#space);
    this.#labelRules.set(expr, rule);
    const changed: Sample[] = [];
    for (const { labels, value } of vector) {
      changed.push({ labels: rule(labels), value });
      if (this.#budget.isDue()) await this.#budget.pause();
    }
    return changed;
  }

  async #windowsAt({ name, args }: CallExpr, now: number): Promise<Vector> {
    const definition = WINDOW_FUNCTIONS.get(name);
    const range = args.find((arg) => arg.kind === 'selector' || arg.kind === 'subquery');
    const scalar = args.find((arg) => arg.type === 'scalar');
    if (definition === undefined || range === undefined) throw new Fault('internal', `"${name}" has no range.`);
    const param = scalar ? await this.#scalarAt(scalar, now) : 0;
    const to = this.#reference(range, now);
    const from = to - range.rangeMs;
    const vector: Sample[] = [];
    for (const track of this.#tracksOf(range)) {
      advance(track, from, to);
      const value = track.end > track.first ? definition.of({ ...track, from, to, now }, param) : undefined;
      if (value !== undefined)
        vector.push({ labels: definition.keepsName ? track.labels : this.#nameless(track.labels), value });
      if (this.#budget.isDue()) await this.#budget.pause();
    }
    if (name !== 'absent_over_time') return vector;
    return vector.length > 0 ? [] : [{ labels: this.#space.of(demanded(range)), value: 1 }];
  }
}

/** Moves a track on to the samples from a moment to another, both included. */
function advance(track: Track, from: number, to: number): void {
  const { at } = track;
  while (track.end < at.length && (at[track.end] ?? 0) <= to) track.end += 1;
  while (track.first < track.end && (at[track.first] ?? 0) < from) track.first += 1;
}

/** By value; NaN comes last in either order. */
const sorted = (vector: Vector, sign: 1 | -1): Vector =>
  vector.toSorted(
    (a, b) =>
      Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) ||
      (a.value < b.value ? -sign : a.value > b.value ? sign : 0),
  );
