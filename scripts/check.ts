// Everything that can be checked without running the product. Prints one line a check and a closing count.
import { spawnSync } from 'node:child_process';

type Check = {
  readonly name: string;
  readonly argv: readonly string[];
  readonly verify?: (output: string) => string | undefined;
};

/** Under TypeScript 7 the cruiser finds nothing without its own parser, and says that all is well. */
function cruised(output: string): string | undefined {
  const modules = /(\d+) modules/.exec(output)?.[1];
  return Number(modules ?? 0) > 50 ? undefined : `only ${modules ?? '0'} modules were cruised`;
}

const CHECKS: readonly Check[] = [
  { name: 'types', argv: ['tsc', '-b'] },
  { name: 'format', argv: ['biome', 'format', '.'] },
  { name: 'lint (type-aware)', argv: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'dependency rules', argv: ['depcruise', 'src', '--config', '.dependency-cruiser.mjs'], verify: cruised },
  { name: 'dead code and dependencies', argv: ['knip'] },
  { name: 'file names', argv: ['ls-lint'] },
  { name: 'generated registries', argv: ['node', 'scripts/gen-registries.ts', '--check'] },
  { name: 'generated migrations', argv: ['node', 'scripts/gen-migrations.ts', '--check'] },
  { name: 'table of permissions', argv: ['node', 'scripts/gen-permissions.ts', '--check'] },
  { name: 'licences of what is shipped', argv: ['node', 'scripts/gen-licences.ts', '--check'] },
  { name: 'supply chain', argv: ['node', 'scripts/check-supply.ts'] },
  { name: 'documents in step', argv: ['node', 'scripts/check-docs.ts'] },
  { name: 'hardening of the desktop program', argv: ['node', 'scripts/check-electron.ts'] },
  { name: 'installer configuration', argv: ['node', 'scripts/check-builder.ts'] },
  { name: 'lock file complete', argv: ['npm', 'ci', '--dry-run', '--no-audit', '--no-fund'] },
];

let failed = 0;
for (const { name, argv, verify } of CHECKS) {
  const began = performance.now();
  const [tool = '', ...args] = argv;
  const command =
    tool === 'node'
      ? [process.execPath, ...args]
      : tool === 'npm'
        ? [tool, ...args]
        : ['npx', '--no-install', tool, ...args];
  const run = spawnSync(command[0] ?? '', command.slice(1), { encoding: 'utf8', shell: process.platform === 'win32' });
  const output = `${run.stdout}${run.stderr}`;
  const why = run.status === 0 ? verify?.(output) : `exit code ${String(run.status)}`;
  console.log(
    `${why === undefined ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (why === undefined) continue;
  failed += 1;
  console.log(`${why}\n${output.split('\n').slice(-120).join('\n')}`);
}
console.log(`${String(CHECKS.length - failed)} passed, ${String(failed)} failed`);
process.exitCode = failed > 0 ? 1 : 0;
