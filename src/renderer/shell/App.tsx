import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { DeviceDialog } from '../features/devices/DeviceDialog.tsx';
import { CommandPalette, usePaletteAtHand } from '../features/palette/CommandPalette.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import type { ViewName } from '../route/route.ts';
import { useApp, useAppState, useMayOperate, useRoute } from '../store/AppProvider.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { ThemeContext } from '../ui/ThemeContext.tsx';
import { ToastProvider } from '../ui/ToastList.tsx';
import { createToasts } from '../ui/toasts.ts';
import { createSpeech, SpeechProvider, useSpeech } from '../ui/Translation.tsx';
import styles from './App.module.css';
import { Banners } from './Banners.tsx';
import { CountsAnnouncer } from './CountsAnnouncer.tsx';
import { FailedPart } from './FailedPart.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { SignIn } from './SignIn.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useGlobalActions } from './use-global-actions.ts';
import { useShownTheme } from './use-shown-theme.ts';
import { PAGES } from './Pages.tsx';

const RecoveryView = lazy(async () => ({
  default: (await import('../features/recovery/RecoveryView.tsx')).RecoveryView,
}));

const failedPart = (message: string) => <FailedPart message={message} />;

/** The whole window: language and theme around sign-in page or shell. */
export function App() {
  const { language, theme, density } = useAppState((state) => state.preferences);
  const isSignedOut = useAppState((state) => state.connection === 'signed-out');
  const speech = useMemo(() => createSpeech(language), [language]);
  const [toasts] = useState(createToasts);
  const shownTheme = useShownTheme(theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['density'] = density;
  }, [language, density]);
  return (
    <SpeechProvider speech={speech}>
      <ThemeContext value={shownTheme}>
        <ToastProvider toasts={toasts}>
          <Boundary place={isSignedOut ? 'sign-in' : 'main'} fallback={failedPart}>
            {isSignedOut ? <SignIn /> : <Main />}
          </Boundary>
        </ToastProvider>
      </ThemeContext>
    </SpeechProvider>
  );
}

/** A database that does not open leaves nothing to look at but the ways back. */
function Main() {
  const { t } = useSpeech();
  const isRecovering = useAppState(({ status }) => status?.mode === 'recovery');
  if (!isRecovering) return <Shell />;
  return (
    <Suspense fallback={<p className={styles['loading']}>{t('common.loading')}</p>}>
      <RecoveryView />
    </Suspense>
  );
}

type Opened = 'add' | 'shortcuts' | 'palette';

/** The page of the present route, told to screen readers and given the focus when it changes. */
function useArrival(view: ViewName) {
  const { t } = useSpeech();
  const ref = useRef<HTMLElement>(null);
  const before = useRef(view);
  const title = t(PAGES[view].title);
  useEffect(() => {
    document.title = `${title} – Ronda`;
    if (before.current !== view) ref.current?.focus();
    before.current = view;
  }, [title, view]);
  return ref;
}

function Shell() {
  const { t } = useSpeech();
  const { router } = useApp();
  const mayOperate = useMayOperate();
  const view = useRoute((route) => route.view);
  const place = useRoute(({ view: name, id = '' }) => `${name}/${id}`);
  const main = useArrival(view);
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const add = () => {
    if (mayOperate) setOpened('add');
  };
  usePaletteAtHand();
  const actions = useGlobalActions();
  useShortcuts({
    ...actions,
    add,
    sheet: () => setOpened('shortcuts'),
    palette: () => setOpened('palette'),
    overview: () => router.go({ view: 'overview' }),
    devices: () => router.go({ view: 'devices' }),
    interfaces: () => router.go({ view: 'interfaces' }),
    map: () => router.go({ view: 'map' }),
    logs: () => router.go({ view: 'logs' }),
    discovery: () => router.go({ view: 'discovery' }),
    tools: () => router.go({ view: 'tools' }),
    settings: () => router.go({ view: 'settings' }),
  });
  const { Page } = PAGES[view];
  return (
    <div className={styles['app']}>
      <a
        href="#main"
        className={styles['skip']}
        onClick={(event) => {
          // The fragment of the address is the route.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <Rail onShortcuts={() => setOpened('shortcuts')} />
      <TopBar onAdd={add} onPalette={() => setOpened('palette')} />
      <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        <Banners />
        <div className={styles['view']}>
          <Boundary place={place} fallback={failedPart}>
            <Suspense fallback={<p className={styles['loading']}>{t('common.loading')}</p>}>
              <Page onAdd={add} />
            </Suspense>
          </Boundary>
        </div>
      </main>
      <StatusBar />
      <CountsAnnouncer />
      {opened === 'add' && <DeviceDialog onClose={close} />}
      {opened === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {opened === 'palette' && <CommandPalette onClose={close} onAdd={() => setOpened('add')} />}
    </div>
  );
}
