// Writes down which packages of others are shipped, under which licence, and the texts of those licences.
// With --check: says whether that is up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LockedPackage, packagesOf, readLock } from './lib/lock.ts';

const LIST = 'src/renderer/features/settings/licences.gen.json';
const NOTICES = 'src/renderer/public/THIRD_PARTY_NOTICES.txt';
const TEXT = /^(?:\w+-)?(?:licen[cs]e|copying|notice)/i;
const LINE = '='.repeat(100);

/** Only built with, but what it holds is in a generated file. */
const BUILT_IN: readonly string[] = ['oui-data'];
const shipped = packagesOf(readLock()).filter(({ dev, name }) => dev !== true || BUILT_IN.includes(name));
const unique = [...new Map(shipped.map((one) => [`${one.name} ${one.version ?? ''}`, one])).values()];
const list = unique.map(({ name, version = '', licence }) => ({ name, version, licence }));

/** What a package says in its own files; that of a part for one system stands with the package it belongs to. */
function textOf({ path, optional, licence }: LockedPackage): string {
  if (optional === true) return `A part for one system, under ${licence} like the package it belongs to.`;
  const files = readdirSync(path)
    .filter((file) => TEXT.test(file))
    .toSorted();
  const texts = files.map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return texts.join('\n\n') || `The package brings no text of its licence, which is ${licence}.`;
}

const byText = new Map<string, string[]>();
for (const one of unique) {
  const text = textOf(one);
  byText.set(text, [...(byText.get(text) ?? []), `${one.name} ${one.version ?? ''} (${one.licence})`]);
}
const notices = [
  'Ronda stands on these packages of others. Each has its own licence.',
  ...[...byText].map(([text, names]) => `${LINE}\n${names.join('\n')}\n\n${text}`),
  '',
].join('\n\n');

const outputs = [
  { file: LIST, text: `[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`, same: sameJson },
  { file: NOTICES, text: notices, same: (known: string) => known === notices },
];
/** The formatter may have laid it out differently. */
function sameJson(known: string): boolean {
  return JSON.stringify(JSON.parse(known)) === JSON.stringify(list);
}

for (const { file, text, same } of outputs) {
  if (existsSync(file) && same(readFileSync(file, 'utf8'))) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file} is not up to date: node scripts/gen-licences.ts`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
