import { Fault } from '../../contract/faults.ts';
import type { CallExpr, Expr } from './ast.ts';
import { type Labels, type LabelSpace, NAME } from './labels.ts';
import type { Matcher } from './matcher.ts';
import { compilePattern, type Groups } from './pattern.ts';

const LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Longest value that a replacement may make. */
const MAX_VALUE = 1024;

const textOf = (expr: Expr | undefined): string => (expr?.kind === 'string' ? expr.value : '');
function checkName(name: string): string {
  if (!LABEL.test(name)) throw new Fault('invalid-input', `"${name.slice(0, 60)}" cannot be the name of a label.`);
  return name;
}
const withLabel = (labels: Labels, name: string, value: string): Iterable<readonly [string, string]> => [
  ...labels.entries.filter(([other]) => other !== name),
  [name, value],
];

/** `$1`, `${1}`, `$name` and `$$` of a replacement. */
function expand(template: string, groups: Groups, names: readonly (string | undefined)[]): string {
  const text = template.replaceAll(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_whole, plain?: string, braced?: string) => {
    const key = plain ?? braced;
    if (key === undefined) return '$';
    return groups[/^\d+$/.test(key) ? Number(key) : names.indexOf(key)] ?? '';
  });
  if (text.length > MAX_VALUE) throw new Fault('unsupported', 'A label would become too long.');
  return text;
}

function replacing(call: CallExpr): (labels: Labels) => Iterable<readonly [string, string]> {
  const [, target, template, source, expression] = call.args.map(textOf);
  const name = checkName(target ?? '');
  const from = checkName(source ?? '');
  const pattern = compilePattern(expression ?? '');
  return (labels) => {
    const groups = pattern.match(labels.get(from));
    return groups === undefined
      ? labels.entries
      : withLabel(labels, name, expand(template ?? '', groups, pattern.names));
  };
}

function joining(call: CallExpr): (labels: Labels) => Iterable<readonly [string, string]> {
  const [, target, separator = '', ...sources] = call.args.map(textOf);
  const name = checkName(target ?? '');
  const from = sources.map(checkName);
  return (labels) => {
    const value = from.map((source) => labels.get(source)).join(separator);
    if (value.length > MAX_VALUE) throw new Fault('unsupported', 'A label would become too long.');
    return withLabel(labels, name, value);
  };
}

/** The rule of `label_replace` or `label_join`. @throws {Fault} `invalid-input` when an argument is not right */
export const labelRule = (call: CallExpr, space: LabelSpace): ((labels: Labels) => Labels) =>
  space.rule(call.name === 'label_join' ? joining(call) : replacing(call));

/** Labels that the result of `absent` has: those that a selector demands by `=`, once each. */
export function demanded(expr: Expr | undefined): readonly (readonly [string, string])[] {
  if (expr?.kind !== 'selector') return [];
  const isOnly = ({ name, operator }: Matcher, _index: number, all: readonly Matcher[]) =>
    name !== NAME && operator === '=' && all.filter((other) => other.name === name).length === 1;
  return expr.matchers.filter(isOnly).map(({ name, value }) => [name, value]);
}
