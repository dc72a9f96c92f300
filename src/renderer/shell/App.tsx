import { useEffect, useMemo, useState } from 'react';
import { DeviceDialog } from '../features/devices/DeviceDialog.tsx';
import { DevicesView } from '../features/devices/DevicesView.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useAppState, useMayOperate } from '../store/AppProvider.tsx';
import { ThemeContext } from '../ui/ThemeContext.tsx';
import { ToastProvider } from '../ui/ToastList.tsx';
import { createToasts } from '../ui/toasts.ts';
import { createSpeech, SpeechProvider, useSpeech } from '../ui/Translation.tsx';
import styles from './App.module.css';
import { Banners } from './Banners.tsx';
import { CountsAnnouncer } from './CountsAnnouncer.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { SignIn } from './SignIn.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useShownTheme } from './use-shown-theme.ts';

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
        <ToastProvider toasts={toasts}>{isSignedOut ? <SignIn /> : <Shell />}</ToastProvider>
      </ThemeContext>
    </SpeechProvider>
  );
}

function Shell() {
  const { t } = useSpeech();
  const mayOperate = useMayOperate();
  const [opened, setOpened] = useState<'add' | 'shortcuts'>();
  const close = () => setOpened(undefined);
  const add = () => {
    if (mayOperate) setOpened('add');
  };
  useShortcuts({ add, sheet: () => setOpened('shortcuts') });
  return (
    <div className={styles['app']}>
      <a href="#main" className={styles['skip']}>
        {t('shell.skip')}
      </a>
      <Rail onShortcuts={() => setOpened('shortcuts')} />
      <TopBar onAdd={add} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        <Banners />
        <div className={styles['view']}>
          <DevicesView onAdd={add} />
        </div>
      </main>
      <StatusBar />
      <CountsAnnouncer />
      {opened === 'add' && <DeviceDialog onClose={close} />}
      {opened === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </div>
  );
}
