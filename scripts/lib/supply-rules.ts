import { type Lock, packagesOf } from './lock.ts';

export type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;
const REGISTRY = 'https://registry.npmjs.org/';
/** Licences that ask nothing of those who use what they are for but a notice. */
const SHIPPED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'Python-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  // Countries by address, which are data: the attribution stands on the world map and in the notices.
  'SEE LICENSE IN DBIP-LICENSE CC-BY-4.0',
]);
const COPYLEFT = /(?:^|[^L])A?GPL|SSPL|BUSL|Commons-Clause|CC-BY-NC|UNLICENSED/i;

/** "A OR B" may be chosen from; "A AND B" hold both. */
function isAmong(licence: string, allows: (one: string) => boolean): boolean {
  const bare = licence.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => allows(one.trim())));
}

function manifestProblems({ dependencies, devDependencies }: Manifest, documented: ReadonlySet<string>): string[] {
  const direct = { ...dependencies, ...devDependencies };
  const loose = Object.entries(direct).filter(([, version]) => !EXACT.test(version));
  const unknown = Object.keys(direct).filter((name) => !documented.has(name));
  const gone = [...documented].filter((name) => !Object.hasOwn(direct, name));
  return [
    ...loose.map(([name, version]) => `package.json: ${name} is not pinned exactly (${version})`),
    ...unknown.map((name) => `docs/dependencies.md has no row for ${name}: say why it is needed, or leave it out`),
    ...gone.map((name) => `docs/dependencies.md has a row for ${name}, which is not used`),
  ];
}

/**
 * What is wrong with where the program's parts come from.
 *
 * @param documented direct dependencies somebody has given a reason for
 */
export function supplyProblems(manifest: Manifest, lock: Lock, documented: ReadonlySet<string>): readonly string[] {
  const problems = manifestProblems(manifest, documented);
  for (const { name, path, dev, licence, integrity, resolved, hasInstallScript } of packagesOf(lock)) {
    if (!INTEGRITY.test(integrity ?? '')) problems.push(`${path} has no sha512 in the lock file`);
    if (resolved !== undefined && !resolved.startsWith(REGISTRY)) problems.push(`${path} comes from ${resolved}`);
    if (hasInstallScript === true && !Object.hasOwn(manifest.allowScripts, name))
      problems.push(`${name} runs code at installation, and package.json does not say whether it may`);
    const isFree = isAmong(licence, (one) => (dev === true ? !COPYLEFT.test(one) : SHIPPED.has(one)));
    if (!isFree) problems.push(`${name} is under ${licence}, which is not among the licences taken`);
  }
  return problems;
}
