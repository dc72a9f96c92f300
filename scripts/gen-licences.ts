// Writes down which packages of others are shipped, and under which licence. With --check: says whether that is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const OUT = 'src/renderer/features/settings/licences.gen.json';

type Locked = { readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly link?: boolean };
type Manifest = { readonly license?: string | { readonly type?: string } };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };

function licenceOf(path: string, { license }: Locked): string {
  if (license !== undefined) return license;
  const file = `${path}/package.json`;
  if (!existsSync(file)) return 'see package';
  const told = (JSON.parse(readFileSync(file, 'utf8')) as Manifest).license;
  return (typeof told === 'string' ? told : told?.type) ?? 'see package';
}

const seen = new Map<string, { name: string; version: string; licence: string }>();
for (const [path, locked] of Object.entries(lock.packages)) {
  if (path === '' || locked.dev === true || locked.link === true) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const version = locked.version ?? '';
  seen.set(`${name} ${version}`, { name, version, licence: licenceOf(path, locked) });
}
const list = [...seen.values()].toSorted((a, b) =>
  a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1,
);
const text = `[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`;

const isSame = existsSync(OUT) && JSON.stringify(JSON.parse(readFileSync(OUT, 'utf8'))) === JSON.stringify(list);
if (process.argv.includes('--check')) {
  if (!isSame) console.error(`${OUT} is not up to date: node scripts/gen-licences.ts`);
  process.exitCode = isSame ? 0 : 1;
} else if (!isSame) writeFileSync(OUT, text);
