import type { Scope } from '../../contract/define.ts';
import { type Flags, type FlagSpecs, text } from '../flags.ts';

export const SCOPE_FLAGS: FlagSpecs = {
  group: { type: 'string', value: 'A,B', help: 'only devices of these groups' },
  site: { type: 'string', value: 'A,B', help: 'only devices of these sites' },
};

const words = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The scope that the flags name; null: every device. */
export function scopeOf(flags: Flags): Scope | null {
  const scope = { groups: words(text(flags, 'group')), sites: words(text(flags, 'site')) };
  return scope.groups.length + scope.sites.length === 0 ? null : scope;
}

/** For a line of a list. */
export const scopeText = (scope: Scope | null): string =>
  scope === null
    ? 'all'
    : [...scope.groups.map((one) => `group ${one}`), ...scope.sites.map((one) => `site ${one}`)].join(', ');
