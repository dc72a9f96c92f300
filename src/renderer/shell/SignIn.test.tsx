import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { createFakeLink } from '../../../test/renderer/fake-link.ts';
import { Fault } from '../../contract/faults.ts';
import { createRouter } from '../route/route.ts';
import { createAppStore } from '../store/app-store.ts';
import { AppProvider } from '../store/AppProvider.tsx';
import { createUndo } from '../store/undo.ts';
import { createSpeech, SpeechProvider } from '../ui/Translation.tsx';
import { SignIn } from './SignIn.tsx';

afterEach(cleanup);

function open(signIn: (credential: object) => Promise<void>) {
  const { link } = createFakeLink();
  const storage = { getItem: () => null, setItem: () => undefined };
  const store = createAppStore({ link, storage, systemLanguage: 'en', clock: () => 0 });
  const app = {
    store,
    router: createRouter(window),
    undo: createUndo(),
    call: async () => Promise.reject(new Fault('unreachable', 'Nobody is signed in.')),
    signIn,
    signOut: async () => undefined,
  };
  render(
    <AppProvider app={app}>
      <SpeechProvider speech={createSpeech('en')}>
        <SignIn />
      </SpeechProvider>
    </AppProvider>,
  );
  return userEvent.setup();
}

it('signs in with name and password, and asks for a code when the account has a second factor', async () => {
  const sent = vi.fn<(credential: object) => void>();
  const user = open(async (credential) => {
    sent(credential);
    if (!('code' in credential)) throw new Fault('auth-failed', 'A code is needed.', { reason: 'code-needed' });
  });
  await user.click(screen.getByRole('button', { name: 'Sign in with name and password' }));
  await user.type(screen.getByLabelText('Name'), 'adi');
  await user.type(screen.getByLabelText('Password'), 'kuda hijau di atas');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await user.type(await screen.findByLabelText('Code of the authenticator app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  const account = { name: 'adi', password: 'kuda hijau di atas' };
  await waitFor(() => expect(sent.mock.calls).toEqual([[account], [{ ...account, code: '123456' }]]));
});

it('says why it was refused', async () => {
  const user = open(() => Promise.reject(new Fault('auth-failed', 'This access token is not known here.')));
  await user.type(screen.getByLabelText('Access token'), 'ronda_wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('This access token is not known here.')).toBeDefined();
});
