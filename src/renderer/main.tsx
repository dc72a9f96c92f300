import './jitless.ts';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLink } from './client/client.ts';
import { App } from './shell/App.tsx';
import { createRouter, hashOf } from './route/route.ts';
import { createAppStore } from './store/app-store.ts';
import { AppProvider } from './store/AppProvider.tsx';
import { createUndo } from './store/undo.ts';

const link = createLink();
const store = createAppStore({
  link,
  storage: window.localStorage,
  systemLanguage: navigator.language,
  clock: () => Date.now(),
});
const showMotion = ({ preferences }: ReturnType<typeof store.getState>) => {
  document.documentElement.dataset['motion'] = preferences.motion;
};
showMotion(store.getState());
store.subscribe(showMotion);
const { startView } = store.getState().preferences;
// A link says itself where to go.
if (startView !== 'overview' && window.location.hash === '')
  window.history.replaceState(null, '', hashOf({ view: startView }));
const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppProvider
      app={{
        store,
        router: createRouter(window),
        undo: createUndo(),
        call: (name, input) => link.call(name, input),
        signIn: link.signIn,
        signOut: link.signOut,
      }}
    >
      <App />
    </AppProvider>
  </StrictMode>,
);
link.start();
