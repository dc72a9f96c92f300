import { existsSync, readFileSync } from 'node:fs';

/** An entry of package-lock.json, as far as it is looked at here. */
export type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};
export type Lock = { readonly packages: Readonly<Record<string, Locked>> };
export type LockedPackage = Locked & { readonly path: string; readonly name: string; readonly licence: string };

type Manifest = { readonly license?: string | { readonly type?: string } };

/** "SEE LICENSE IN FILE (CC-BY-4.0)" names it after all. */
const NAMED_BESIDE = /^SEE LICENSE IN \S+ \(([\w.-]+)\)$/;

function licenceOf(path: string, { license }: Locked): string {
  if (license !== undefined) return NAMED_BESIDE.exec(license)?.[1] ?? license;
  const file = `${path}/package.json`;
  if (!existsSync(file)) return 'see package';
  const told = (JSON.parse(readFileSync(file, 'utf8')) as Manifest).license;
  return (typeof told === 'string' ? told : told?.type) ?? 'see package';
}

/** Every package of others that the lock file names, by name and version. */
export function packagesOf({ packages }: Lock): readonly LockedPackage[] {
  return Object.entries(packages)
    .filter(([path, locked]) => path !== '' && locked.link !== true)
    .map(([path, locked]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { ...locked, path, name, licence: licenceOf(path, locked) };
    })
    .toSorted((a, b) =>
      a.name === b.name ? ((a.version ?? '') < (b.version ?? '') ? -1 : 1) : a.name < b.name ? -1 : 1,
    );
}

export const readLock = (): Lock => JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
