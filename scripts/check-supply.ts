// Where the program's parts come from: exact versions, checksums, no code at installation, reasons and licences.
import { readFileSync } from 'node:fs';
import { packagesOf, readLock } from './lib/lock.ts';
import { type Manifest, supplyProblems } from './lib/supply-rules.ts';

/** What .npmrc has to say for `npm ci` to hold to it. */
const SETTINGS = ['save-exact=true', 'strict-allow-scripts=true', 'allow-git=none', 'min-release-age=7'];
/** The only code of others that runs at installation: it puts the pinned Node in its place. */
const MAY_RUN = ['node'];

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const rows = readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm);
const lock = readLock();
const problems = [...supplyProblems(manifest, lock, new Set([...rows].map(([, name = '']) => name)))];

const settings = readFileSync('.npmrc', 'utf8').split('\n');
for (const wanted of SETTINGS) if (!settings.includes(wanted)) problems.push(`.npmrc does not say ${wanted}`);
const running = Object.entries(manifest.allowScripts).filter(([, may]) => may);
if (running.map(([name]) => name).join() !== MAY_RUN.join())
  problems.push('package.json allows other scripts than known');

for (const problem of problems) console.error(problem);
console.log(`${String(packagesOf(lock).length)} packages, ${String(problems.length)} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
