// Documents that repeat what the code says must say the same.
import { readFileSync, readdirSync } from 'node:fs';
import { FAULT_CODES } from '../src/contract/faults.ts';
import { HTTP_STATUS } from '../src/engine/api/problem.ts';

const problems: string[] = [];
const read = (file: string): string => readFileSync(file, 'utf8');

const faults = read('docs/faults.md');
for (const code of FAULT_CODES)
  if (!faults.includes(`| \`${code}\` | ${String(HTTP_STATUS[code])} |`))
    problems.push(`docs/faults.md has no row "| \`${code}\` | ${String(HTTP_STATUS[code])} |"`);

for (const language of ['en', 'id']) {
  const words = JSON.parse(read(`src/contract/i18n/${language}.json`)) as { faults: Record<string, unknown> };
  for (const code of FAULT_CODES) if (!(code in words.faults)) problems.push(`${language}.json has no faults.${code}`);
}

const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };
const readme = read('README.md');
for (const command of ['npm ci && npm start', 'npm ci && npm test'])
  if (!readme.includes(command)) problems.push(`README.md does not name "${command}"`);
for (const [, name = ''] of readme.matchAll(/npm run ([a-z:-]+)/g))
  if (!(name in manifest.scripts)) problems.push(`README.md names "npm run ${name}", which does not exist`);
if (!read('CHANGELOG.md').includes(`## [${manifest.version}]`))
  problems.push(`CHANGELOG.md has no section for ${manifest.version}`);

const decisions = readdirSync('docs/decisions').filter((file) => file.endsWith('.md'));
for (const file of decisions)
  if (!/^\d{4}-[a-z0-9-]+\.md$/.test(file)) problems.push(`docs/decisions/${file} is not NNNN-title.md`);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
