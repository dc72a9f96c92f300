import { expect, test } from 'vitest';
import type { Locked } from './lock.ts';
import { type Manifest, supplyProblems } from './supply-rules.ts';

const integrity = `sha512-${'A'.repeat(86)}==`;
const good: Locked = { version: '1.0.0', license: 'MIT', integrity };
const manifest: Manifest = { dependencies: { a: '1.0.0' }, devDependencies: {}, allowScripts: { built: false } };
const found = (entry: Locked, name = 'a', documented = ['a']) =>
  supplyProblems(manifest, { packages: { '': {}, [`node_modules/${name}`]: entry } }, new Set(documented));

test('a pinned, documented package with a checksum and a free licence is fine', () => {
  expect(found(good)).toEqual([]);
  expect(found({ ...good, license: '(MIT OR GPL-3.0)' })).toEqual([]);
  expect(found({ ...good, hasInstallScript: true }, 'built')).toEqual([]);
  expect(found({ ...good, resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' })).toEqual([]);
  expect(found({ ...good, license: 'MPL-2.0', dev: true })).toEqual([]);
});

test.each([
  ['no checksum', { ...good, integrity: undefined }],
  ['an old checksum', { ...good, integrity: 'sha1-AAAA' }],
  ['git', { ...good, resolved: 'git+ssh://git@github.com/a/a.git#1' }],
  ['another server', { ...good, resolved: 'https://registry.npmjs.org.evil.example/a.tgz' }],
  ['an unnamed script', { ...good, hasInstallScript: true }],
  ['GPL', { ...good, license: 'GPL-3.0-only' }],
  ['AGPL', { ...good, license: 'AGPL-3.0' }],
  ['SSPL', { ...good, license: 'SSPL-1.0' }],
  ['MIT and GPL', { ...good, license: 'MIT AND GPL-2.0' }],
  ['GPL while building', { ...good, license: 'GPL-2.0', dev: true }],
  ['no licence', { ...good, license: 'UNLICENSED' }],
] as const)('a package with %s is refused', (_what, entry) => {
  expect(found(entry as Locked)).toHaveLength(1);
});

test('a range, a package without a reason, and a reason without a package are refused', () => {
  const loose = { ...manifest, dependencies: { a: '^1.0.0', b: '1.0.0' } };
  expect(supplyProblems(loose, { packages: {} }, new Set(['a', 'c']))).toEqual([
    expect.stringContaining('a is not pinned'),
    expect.stringContaining('no row for b'),
    expect.stringContaining('a row for c'),
  ]);
});
