import './jitless.ts';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLink } from './client/client.ts';
import { App } from './shell/App.tsx';
import { createRouter } from './route/route.ts';
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
