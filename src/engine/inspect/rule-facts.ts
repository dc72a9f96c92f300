import type { FactRule, PartRule } from '../profiles/profile.ts';
import { isWithin } from '../protocols/oid.ts';
import type { SystemGroup } from './choosing.ts';
import type { EntityFacts } from '../../contract/facts.ts';
import type { Reader } from './reader.ts';
import { textOf } from './values.ts';

type Sources = { readonly reader: Reader; readonly system: SystemGroup; readonly entities: readonly EntityFacts[] };

async function rawFact(rule: PartRule, { reader, system, entities }: Sources): Promise<string | undefined> {
  if (rule.from !== undefined) return system[rule.from];
  if (rule.entity !== undefined) {
    const { class: kind, field } = rule.entity;
    return entities.find((one) => (kind === undefined || one.class === kind) && one[field] !== undefined)?.[field];
  }
  if (rule.oid === undefined) return undefined;
  const cells = await reader.subtree(rule.oid);
  // An instance, such as an entry of a table by its name, has nothing below it.
  const exact = cells.length > 0 ? undefined : await reader.get(rule.oid);
  return textOf(exact) ?? cells.map(textOf).find((text) => text !== undefined);
}

function picked(rule: FactRule, text: string): string | undefined {
  if (rule.words !== undefined) {
    const word = Object.entries(rule.words).find(([key]) => text === key || isWithin(text, key))?.[1];
    return word;
  }
  if (rule.match === undefined) return rule.as?.replaceAll('$0', text) ?? text;
  const found = new RegExp(rule.match, 'i').exec(text);
  if (found === null) return undefined;
  if (rule.as === undefined) return found[1] ?? found[0];
  return rule.as.replaceAll(/\$(\d)/g, (_, number: string) => found[Number(number)] ?? '').trim();
}

/** A fact put together: undefined when one of its parts is not there. */
async function joined({ parts = [], as = '$1 $2' }: FactRule, sources: Sources): Promise<string | undefined> {
  const texts: string[] = [];
  for (const part of parts) {
    const text = await readFact([part], sources);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return as.replaceAll(/\$(\d)/g, (_, number: string) => texts[Number(number) - 1] ?? '');
}

/** The first rule that gives something. */
export async function readFact(rules: readonly FactRule[], sources: Sources): Promise<string | undefined> {
  for (const rule of rules) {
    const text = rule.parts === undefined ? await rawFact(rule, sources) : await joined(rule, sources);
    const value = text === undefined || rule.parts !== undefined ? text : picked(rule, text)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}
