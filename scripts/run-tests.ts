// Runs every test project and ends with one plain line of counts. A skipped test is a failure,
// but for the one that needs the Electron program where there is none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's machine may lack the tools of some tests; the machine that decides may not. */
const MAY_SKIP = process.env['CI'] ? /no Electron binary/ : /no Electron binary|\(needs /;
type Report = {
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

const folder = mkdtempSync(join(tmpdir(), 'ronda-tests-'));
const file = join(folder, 'report.json');
const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const run = spawnSync('npx', ['--no-install', ...args, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
rmSync(folder, { recursive: true });

const tests = report.testResults.flatMap((one) => one.assertionResults);
const passed = tests.filter((test) => test.status === 'passed').length;
const wrong = tests.filter((test) => test.status === 'failed');
const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
const unexcused = skipped.filter((test) => !MAY_SKIP.test(test.fullName));
const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
for (const test of unexcused) console.error(`skipped without excuse: ${test.fullName}`);
for (const one of broken) console.error(`did not run: ${one.name}: ${one.message}`);
for (const test of skipped) if (MAY_SKIP.test(test.fullName)) console.log(`skipped: ${test.fullName}`);
// Once more and short at the end, where it is found in a long log.
for (const { fullName, failureMessages } of wrong)
  console.error(`failed: ${fullName}: ${failureMessages.join(' ').slice(0, 600).replaceAll(/\s+/g, ' ')}`);
const failed = wrong.length + unexcused.length + broken.length;
console.log(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped.length - unexcused.length)} skipped`);
process.exitCode = failed > 0 || passed === 0 || run.status !== 0 ? 1 : 0;
