import type { Output } from '../../../contract/contract.ts';
import { type NumberProblem, numberProblem, parseNumber } from '../../ui/schema-fields.ts';

export type Retention = Output<'retention.get'>;

const GIB = 1024 ** 3;
/** From fine to coarse: a finer tier is never kept longer than a coarser one. */
export const DAY_FIELDS = ['rawDays', 'fiveMinuteDays', 'hourDays', 'shiftDays'] as const;
export type DayField = (typeof DAY_FIELDS)[number];
export type Written = Readonly<Record<DayField | 'budget', string>>;

/** A number as it is typed in the reader's language, without separators of thousands. */
const typed = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 2 }).format(value);

export function writtenOf(
  retention: Readonly<Record<DayField, number>> & { readonly budgetBytes: number },
  language: string,
): Written {
  const { budgetBytes, rawDays, fiveMinuteDays, hourDays, shiftDays } = retention;
  return {
    budget: typed(budgetBytes / GIB, language),
    rawDays: String(rawDays),
    fiveMinuteDays: String(fiveMinuteDays),
    hourDays: String(hourDays),
    shiftDays: String(shiftDays),
  };
}

export type RetentionProblem = NumberProblem | { readonly key: 'settings.data.order' };

/** What is wrong with each field; those that are right are absent. */
export function retentionProblems(written: Written): Partial<Record<DayField | 'budget', RetentionProblem>> {
  const problems: Partial<Record<DayField | 'budget', RetentionProblem>> = {};
  const budget = numberProblem(written.budget, { min: 1 / 16, max: 2 ** 20, isWhole: false });
  if (budget) problems.budget = budget;
  for (const [index, field] of DAY_FIELDS.entries()) {
    const wrong = numberProblem(written[field], { min: 1, max: 36_600, isWhole: true });
    const finer = DAY_FIELDS[index - 1];
    if (wrong) problems[field] = wrong;
    else if (finer !== undefined && parseNumber(written[finer]) > parseNumber(written[field]))
      problems[field] = { key: 'settings.data.order' };
  }
  return problems;
}

export const retentionInput = (written: Written) => ({
  budgetBytes: Math.round(parseNumber(written.budget) * GIB),
  rawDays: parseNumber(written.rawDays),
  fiveMinuteDays: parseNumber(written.fiveMinuteDays),
  hourDays: parseNumber(written.hourDays),
  shiftDays: parseNumber(written.shiftDays),
});
