import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import type { Role } from '../../src/contract/define.ts';
import type { Device } from '../../src/contract/devices.ts';
import type { LogEvent } from '../../src/contract/logs.ts';
import { createRouter } from '../../src/renderer/route/route.ts';
import { createAppStore } from '../../src/renderer/store/app-store.ts';
import { type App, AppProvider } from '../../src/renderer/store/AppProvider.tsx';
import { createUndo } from '../../src/renderer/store/undo.ts';
import { ToastProvider } from '../../src/renderer/ui/ToastList.tsx';
import { createToasts } from '../../src/renderer/ui/toasts.ts';
import { createSpeech, SpeechProvider } from '../../src/renderer/ui/Translation.tsx';
import { fakeDevices, fakeEvents, fakeLive, fakeStatus } from './fake-devices.ts';
import { createFakeLink } from './fake-link.ts';

export const NOW: number = Date.UTC(2026, 0, 15, 12);

type OpenOptions = {
  readonly hash: string;
  readonly answers?: Parameters<typeof createFakeLink>[0];
  readonly role?: Role;
  readonly devices?: Device[];
  /** What happened lately, as the stream has it. */
  readonly events?: LogEvent[];
};

/** One view in a window of its own, without the shell around it. */
export async function openView(view: ReactNode, { hash, answers = {}, role = 'admin', devices, events }: OpenOptions) {
  window.location.hash = hash;
  const fake = createFakeLink({
    'access.me': () => ({ kind: 'session', name: 'test', role, scope: null, readOnly: false, hasTotp: null }),
    ...answers,
  });
  const store = createAppStore({
    link: fake.link,
    storage: { getItem: () => '{"language":"en"}', setItem: () => undefined },
    systemLanguage: 'en',
    clock: () => NOW,
  });
  const router = createRouter(window);
  const undo = createUndo();
  const { signIn, signOut } = fake.link;
  const call: App['call'] = (name, input) => fake.link.call(name, input);
  const app = { store, router, undo, call, signIn, signOut };
  const all = devices ?? fakeDevices(NOW);
  await act(async () => {
    render(
      <AppProvider app={app}>
        <SpeechProvider speech={createSpeech('en')}>
          <ToastProvider toasts={createToasts()}>{view}</ToastProvider>
        </SpeechProvider>
      </AppProvider>,
    );
    fake.push('status', fakeStatus(all, NOW));
    fake.push('devices', { kind: 'snapshot', items: all });
    fake.push('live', { kind: 'snapshot', columns: fakeLive(NOW) });
    fake.push('events', { kind: 'snapshot', items: events ?? fakeEvents(all, NOW) });
  });
  return { ...fake, store, router, undo, devices: all, user: userEvent.setup() };
}
