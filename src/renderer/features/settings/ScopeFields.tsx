import type { Scope } from '../../../contract/define.ts';
import { TextField } from '../../ui/Field.tsx';
import { parseWords } from '../../ui/schema-fields.ts';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';

/** What was typed: names between commas; both empty: every device. */
export type ScopeForm = { readonly groups: string; readonly sites: string };
export const EVERYWHERE: ScopeForm = { groups: '', sites: '' };

export function scopeOf({ groups, sites }: ScopeForm): Scope | null {
  const scope = { groups: parseWords(groups), sites: parseWords(sites) };
  return scope.groups.length + scope.sites.length === 0 ? null : scope;
}

export const scopeText = (scope: Scope | null, t: Speech['t']): string =>
  scope === null
    ? t('settings.access.everywhere')
    : [
        ...scope.groups.map((target) => t('settings.credentials.at.group', { target })),
        ...scope.sites.map((target) => t('settings.credentials.at.site', { target })),
      ].join(', ');

type ScopeFieldsProps = { readonly value: ScopeForm; readonly onValue: (value: ScopeForm) => void };

/** Which devices somebody may see and change. */
export function ScopeFields({ value, onValue }: ScopeFieldsProps) {
  const { t } = useSpeech();
  return (
    <>
      <TextField
        label={t('settings.access.onlyGroups')}
        hint={t('settings.access.scopeHint')}
        value={value.groups}
        onValue={(groups) => onValue({ ...value, groups })}
      />
      <TextField
        label={t('settings.access.onlySites')}
        value={value.sites}
        onValue={(sites) => onValue({ ...value, sites })}
      />
    </>
  );
}
