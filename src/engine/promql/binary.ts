import { type Comparison, COMPARISON, type BinaryExpr, type Operator, SET_OPERATORS } from './ast.ts';
import { dropping, keeping, type Labels, type LabelSpace, labelText, NAME } from './labels.ts';
import { refuseData, type Sample, type Vector } from './vector.ts';

export const isComparison = (operator: Operator): operator is Comparison =>
  (COMPARISON as readonly string[]).includes(operator);
export const isSetOperator = (operator: Operator): boolean => (SET_OPERATORS as readonly string[]).includes(operator);

/** As IEEE 754 has it; the language gives NaN for powers of one. */
const power = (base: number, exponent: number): number =>
  base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;

/** Arithmetic, or 1 and 0 for a comparison that holds or not. */
export function calculate(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '^':
      return power(a, b);
    case 'atan2':
      return Math.atan2(a, b);
    default:
      return compare(operator, a, b) ? 1 : 0;
  }
}
function compare(operator: Operator, a: number, b: number): boolean {
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

type Rule = (labels: Labels) => Labels;

/** Carries out one operator, with what has been learnt of labels at earlier steps. */
export function createBinary(expr: BinaryExpr, space: LabelSpace) {
  const { operator, isBool, matching } = expr;
  const names = new Set(matching.labels);
  const signature: Rule = space.rule(matching.isOn ? keeping(names) : dropping(new Set([...names, NAME])));
  const nameless: Rule = space.rule(dropping(new Set([NAME])));
  const dropsName = isBool || !isComparison(operator);
  /** Labels of a result before what the other side adds. */
  const ownLabels: Rule = space.rule((labels) => {
    const named = dropsName ? dropping(new Set([NAME]))(labels) : labels.entries;
    if (matching.many !== undefined) return named;
    return [...named].filter(([name]) => names.has(name) === matching.isOn);
  });
  const joined = new Map<Labels, Map<Labels, Labels>>();

  /** A sample of the result, or nothing where a comparison leaves it out. `kept` is the value a filter lets through. */
  function valueOf(a: number, b: number, kept: number): number | undefined {
    const value = calculate(operator, a, b);
    if (isBool || !isComparison(operator)) return value;
    return value === 1 ? kept : undefined;
  }

  function labelsOf(many: Labels, one: Labels): Labels {
    const own = ownLabels(many);
    if (matching.include.length === 0) return own;
    const known = joined.get(many) ?? new Map<Labels, Labels>();
    joined.set(many, known);
    const before = known.get(one);
    if (before) return before;
    const rest = own.entries.filter(([name]) => !matching.include.includes(name));
    const labels = space.of([...rest, ...matching.include.map((name) => [name, one.get(name)] as const)]);
    known.set(one, labels);
    return labels;
  }

  /** The samples of the side of the one, by what they are matched by. */
  function ones(vector: Vector, side: string): Map<Labels, Sample> {
    const found = new Map<Labels, Sample>();
    for (const sample of vector) {
      const key = signature(sample.labels);
      const twin = found.get(key);
      if (twin)
        throw refuseData(
          `On the ${side} of "${operator}" there are several series for ${labelText(key)}, such as ${labelText(twin.labels)} and ${labelText(sample.labels)}; on that side there may be one only.`,
        );
      found.set(key, sample);
    }
    return found;
  }

  function vectors(left: Vector, right: Vector): Vector {
    const isSwapped = matching.many === 'right';
    const [many, one] = isSwapped ? [right, left] : [left, right];
    if (many.length === 0 || one.length === 0) return [];
    const partners = ones(one, isSwapped ? 'left' : 'right');
    const used = new Set<Labels>();
    const result: Sample[] = [];
    for (const sample of many) {
      const key = signature(sample.labels);
      const partner = partners.get(key);
      if (partner === undefined) continue;
      const [a, b] = isSwapped ? [partner.value, sample.value] : [sample.value, partner.value];
      const value = valueOf(a, b, a);
      if (value === undefined) continue;
      const labels = labelsOf(sample.labels, partner.labels);
      const mark = matching.many === undefined ? key : labels;
      if (used.has(mark))
        throw refuseData(
          `Several series match ${labelText(key)} in "${operator}": say group_left or group_right, with labels that tell them apart.`,
        );
      used.add(mark);
      result.push({ labels, value });
    }
    return result;
  }

  function sets(left: Vector, right: Vector): Vector {
    const [from, other] = operator === 'or' ? [right, left] : [left, right];
    const keys = new Set(other.map(({ labels }) => signature(labels)));
    const chosen = from.filter(({ labels }) => keys.has(signature(labels)) === (operator === 'and'));
    return operator === 'or' ? [...left, ...chosen] : chosen;
  }

  return {
    vectors: isSetOperator(operator) ? sets : vectors,
    /** @param isLeft the vector is on the left */
    withScalar(vector: Vector, scalar: number, isLeft: boolean): Vector {
      return vector.flatMap(({ labels, value }) => {
        const result = isLeft ? valueOf(value, scalar, value) : valueOf(scalar, value, value);
        return result === undefined ? [] : [{ labels: dropsName ? nameless(labels) : labels, value: result }];
      });
    },
  };
}
export type Binary = ReturnType<typeof createBinary>;
