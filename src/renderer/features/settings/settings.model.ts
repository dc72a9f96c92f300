import type { TranslationKey } from '../../../contract/i18n/i18n.ts';

/** Sections of the settings, in their order; each has an address of its own: #/settings/data. */
export const SECTIONS = [
  'general',
  'appearance',
  'polling',
  'maintenance',
  'data',
  'transfer',
  'credentials',
  'mibs',
  'access',
  'audit',
  'shortcuts',
  'about',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export const sectionOf = (id: string | undefined): SectionName => SECTIONS.find((name) => name === id) ?? 'general';

type Entry = { readonly section: SectionName; readonly field: string; readonly label: TranslationKey };

/** Everything that can be looked for; `field` is its place on the page of its section: #/settings/data?field=backup. */
export const ENTRIES = [
  { section: 'general', field: 'language', label: 'settings.general.language' },
  { section: 'general', field: 'zone', label: 'settings.general.zone' },
  { section: 'general', field: 'start-view', label: 'settings.general.startView' },
  { section: 'appearance', field: 'theme', label: 'settings.appearance.theme' },
  { section: 'appearance', field: 'density', label: 'settings.appearance.density' },
  { section: 'appearance', field: 'motion', label: 'settings.appearance.motion' },
  { section: 'polling', field: 'interval', label: 'settings.polling.interval' },
  { section: 'polling', field: 'timeout', label: 'settings.polling.timeout' },
  { section: 'polling', field: 'count', label: 'settings.polling.count' },
  { section: 'polling', field: 'profile', label: 'settings.polling.profile' },
  { section: 'polling', field: 'profiles', label: 'settings.polling.profiles' },
  { section: 'polling', field: 'battery', label: 'settings.polling.battery' },
  { section: 'polling', field: 'places', label: 'settings.polling.places' },
  { section: 'maintenance', field: 'add', label: 'settings.maintenance.add' },
  { section: 'data', field: 'budget', label: 'settings.data.budget' },
  { section: 'data', field: 'raw-days', label: 'settings.data.rawDays' },
  { section: 'data', field: 'five-minute-days', label: 'settings.data.fiveMinuteDays' },
  { section: 'data', field: 'hour-days', label: 'settings.data.hourDays' },
  { section: 'data', field: 'shift-days', label: 'settings.data.shiftDays' },
  { section: 'data', field: 'backup', label: 'settings.data.backup' },
  { section: 'data', field: 'verify', label: 'settings.data.verify' },
  { section: 'data', field: 'vacuum', label: 'settings.data.vacuum' },
  { section: 'data', field: 'backups', label: 'settings.data.backups' },
  { section: 'transfer', field: 'import', label: 'settings.transfer.import' },
  { section: 'transfer', field: 'config', label: 'settings.transfer.config' },
  { section: 'transfer', field: 'history', label: 'settings.transfer.history' },
  { section: 'credentials', field: 'vault', label: 'settings.vault.title' },
  { section: 'credentials', field: 'passphrase', label: 'settings.vault.passphrase' },
  { section: 'credentials', field: 'add', label: 'settings.credentials.add' },
  { section: 'mibs', field: 'add', label: 'settings.mibs.add' },
  { section: 'audit', field: 'verify', label: 'settings.audit.verify' },
  { section: 'access', field: 'users', label: 'settings.users.title' },
  { section: 'access', field: 'create', label: 'settings.access.create' },
  { section: 'access', field: 'tokens', label: 'settings.access.tokens' },
  { section: 'access', field: 'roles', label: 'settings.access.roles' },
  { section: 'about', field: 'facts', label: 'settings.about.facts' },
  { section: 'about', field: 'diagnostics', label: 'settings.about.diagnostics' },
  { section: 'about', field: 'licences', label: 'settings.about.licences' },
] as const satisfies readonly Entry[];
export type SettingEntry = (typeof ENTRIES)[number];

/** Entries whose words, or whose section's, hold every word that was typed. */
export function findEntries(text: string, say: (key: TranslationKey) => string): readonly SettingEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return ENTRIES.filter(({ section, label }) => {
    const all = `${say(label)} ${say(`settings.sections.${section}`)}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
