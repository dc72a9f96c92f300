import { useMemo } from 'react';
import { INCIDENT_KINDS } from '../../../contract/demo.ts';
import { LANGUAGES } from '../../../contract/i18n/i18n.ts';
import type { SavedView } from '../../../contract/views.ts';
import { type App, useApp, useAppState, useMayOperate } from '../../store/AppProvider.tsx';
import { DENSITIES, THEMES } from '../../store/preferences.ts';
import { lastRange } from '../../time/range.ts';
import { presetText } from '../../ui/range-text.ts';
import { showFault } from '../../ui/faults.ts';
import { type Toasts } from '../../ui/toasts.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { ENTRIES, SECTIONS } from '../settings/settings.model.ts';
import { useCall } from '../settings/use-settings.ts';
import { TOOLS } from '../tools/tools.model.ts';
import { countWords, filterText, itemOf, type PaletteItem } from './palette.model.ts';

const LANGUAGE_NAMES = { en: 'shell.english', id: 'shell.indonesian' } as const;
const RANGES = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;
const VIEWS = ['overview', 'devices', 'interfaces', 'map', 'logs', 'discovery', 'tools', 'settings'] as const;

/** What opens instead of the palette. */
export type Next = 'add' | 'paste' | 'import';
type Parts = {
  readonly app: App;
  readonly speech: Speech;
  readonly toasts: Toasts;
  readonly open: (next: Next) => void;
};

/** Does something with the host; how it failed is said where the person looks next. */
export function attempt(work: Promise<unknown>, { speech, toasts }: Pick<Parts, 'speech' | 'toasts'>): void {
  work.catch((thrown: unknown) => {
    const { title, detail, next } = showFault(thrown, speech);
    toasts.show([title, detail, next].join(' '), { tone: 'fault' });
  });
}

function changingItems(parts: Parts): readonly PaletteItem[] {
  const { app, speech, toasts, open } = parts;
  const { t } = speech;
  const command = (id: string, text: string, run: () => void) =>
    itemOf({ id: `command ${id}`, kind: 'command', text, note: '', run });
  const poll = async () => {
    const { checks } = await app.call('system.poll', {});
    toasts.show(t('devices.polledAll', { count: checks }));
  };
  return [
    command('add', t('palette.actions.add'), () => open('add')),
    command('paste', t('palette.actions.paste'), () => open('paste')),
    command('import', t('palette.actions.import'), () => open('import')),
    command('poll', t('palette.actions.poll'), () => attempt(poll(), parts)),
  ];
}

function windowItems({ app, speech }: Parts): readonly PaletteItem[] {
  const { t } = speech;
  const { store, router } = app;
  const { isPaused, me } = store.getState();
  const command = (id: string, text: string, run: () => void) =>
    itemOf({ id: `command ${id}`, kind: 'command', text, note: '', run });
  return [
    command('pause', t(isPaused ? 'palette.actions.resume' : 'palette.actions.pause'), () => store.pause(!isPaused)),
    ...THEMES.map((theme) =>
      command(`theme ${theme}`, t('palette.actions.theme', { value: t(`shell.${theme}`) }), () =>
        store.prefer({ theme }),
      ),
    ),
    ...LANGUAGES.map((language) =>
      command(`language ${language}`, t('palette.actions.language', { value: t(LANGUAGE_NAMES[language]) }), () =>
        store.prefer({ language }),
      ),
    ),
    ...DENSITIES.map((density) =>
      command(`density ${density}`, t('palette.actions.density', { value: t(`shell.${density}`) }), () =>
        store.prefer({ density }),
      ),
    ),
    ...RANGES.map((preset) =>
      command(`range ${preset}`, t('palette.actions.range', { length: presetText(preset, speech) }), () =>
        store.look(lastRange(preset)),
      ),
    ),
    ...(me?.kind === 'session' ? [command('sign-out', t('palette.actions.signOut'), () => void app.signOut())] : []),
    ...VIEWS.map((view) =>
      itemOf({
        id: `view ${view}`,
        kind: 'view',
        text: t('palette.actions.go', { page: t(`shell.${view}`) }),
        note: '',
        run: () => router.go({ view }),
      }),
    ),
    itemOf({
      id: 'view geo',
      kind: 'view',
      text: t('palette.actions.go', { page: t('geo.title') }),
      note: t('shell.map'),
      run: () => router.go({ view: 'map', id: 'geo' }),
    }),
    ...TOOLS.map((tool) =>
      itemOf({
        id: `tool ${tool}`,
        kind: 'view',
        text: t('palette.actions.tool', { tool: t(`tools.names.${tool}`) }),
        note: t('shell.tools'),
        run: () => router.go({ view: 'tools', id: tool }),
      }),
    ),
  ];
}

function demoItems(parts: Parts): readonly PaletteItem[] {
  const { app, speech } = parts;
  const { t } = speech;
  const demo = app.store.getState().status?.demo;
  if (!demo) return [];
  const command = (id: string, text: string, run: () => void) =>
    itemOf({ id: `command ${id}`, kind: 'command', text, note: '', run });
  return [
    ...INCIDENT_KINDS.map((kind) =>
      command(`play ${kind}`, t('palette.actions.play', { incident: t(`demo.incidents.${kind}`) }), () =>
        attempt(app.call('demo.play', { kind }), parts),
      ),
    ),
    ...(demo.incident
      ? [command('stop', t('palette.actions.stop'), () => attempt(app.call('demo.stop', {}), parts))]
      : []),
  ];
}

function settingItems({ app: { router }, speech: { t } }: Parts): readonly PaletteItem[] {
  return [
    ...SECTIONS.map((section) =>
      itemOf({
        id: `setting ${section}`,
        kind: 'setting',
        text: t(`settings.sections.${section}`),
        note: '',
        run: () => router.go({ view: 'settings', id: section }),
      }),
    ),
    ...ENTRIES.map(({ section, field, label }) =>
      itemOf({
        id: `setting ${section} ${field}`,
        kind: 'setting',
        text: t(label),
        note: t(`settings.sections.${section}`),
        run: () => router.go({ view: 'settings', id: section, params: { field } }),
      }),
    ),
  ];
}

const viewItems = (views: readonly SavedView[], { app: { router } }: Parts): readonly PaletteItem[] =>
  views.map(({ id, name, filter }) =>
    itemOf({
      id: `filter ${id}`,
      kind: 'filter',
      text: name,
      note: filter,
      run: () => router.go({ view: 'devices', params: { q: filter } }),
    }),
  );

/** Every device, and the words by which several are found together. */
function useDeviceItems(): readonly PaletteItem[] {
  const { router } = useApp();
  const { t } = useSpeech();
  const devices = useAppState((state) => state.devices);
  return useMemo(() => {
    const all = [...(devices?.values() ?? [])];
    const words = (field: 'tag' | 'group' | 'site', counts: ReadonlyMap<string, number>) =>
      [...counts].map(([word, count]) =>
        itemOf({
          id: `${field} ${word}`,
          kind: field,
          text: word,
          note: t('settings.maintenance.devices', { count }),
          run: () => router.go({ view: 'devices', params: { q: filterText(field, word) } }),
        }),
      );
    return [
      ...all.map(({ id, name, address, state, site, groups, tags, partner, dnExt }) =>
        itemOf({
          id: `device ${id}`,
          kind: 'device',
          text: name,
          note: address,
          more: [site, ...groups, ...tags, partner, dnExt].join(' '),
          state,
          run: () => router.go({ view: 'device', id }),
        }),
      ),
      ...words(
        'tag',
        countWords(all, ({ tags }) => tags),
      ),
      ...words(
        'group',
        countWords(all, ({ groups }) => groups),
      ),
      ...words(
        'site',
        countWords(all, ({ site }) => [site]),
      ),
    ];
  }, [devices, router, t]);
}

/** Everything the palette can find. */
export function usePaletteItems(open: (next: Next) => void): readonly PaletteItem[] {
  const app = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const mayOperate = useMayOperate();
  const isPlaying = useAppState(({ status }) => status?.demo?.incident?.kind);
  const isPaused = useAppState((state) => state.isPaused);
  const { value: views } = useCall('views.list');
  const deviceItems = useDeviceItems();
  return useMemo(() => {
    const parts = { app, speech, toasts, open };
    return [
      ...(mayOperate ? changingItems(parts) : []),
      ...windowItems(parts),
      ...(mayOperate || isPlaying ? demoItems(parts) : []),
      ...viewItems(views?.items ?? [], parts),
      ...settingItems(parts),
      ...deviceItems,
    ];
    // oxlint-disable-next-line react/exhaustive-deps -- whether it is paused is read from the store, and must be read again
  }, [app, speech, toasts, open, mayOperate, isPlaying, isPaused, views, deviceItems]);
}
