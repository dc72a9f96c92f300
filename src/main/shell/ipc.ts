import { type BrowserWindow, ipcMain } from 'electron';
import { Fault } from '../../contract/faults.ts';
import type { TopicName } from '../../contract/system.ts';
import { answer } from '../../engine/api/invoke.ts';
import type { Engine } from '../../engine/engine.ts';
import { LOCAL } from '../control.ts';
import { isOwnPage } from './main-window.ts';

const REQUEST_LIMIT = 1024 * 1024;

function sizeOf(request: unknown): number {
  try {
    return JSON.stringify(request).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The two channels between window and engine. @returns how to take them down */
export function connectIpc(window: BrowserWindow, engine: Engine, devUrl: string | undefined): () => void {
  const { webContents } = window;
  const subscription = engine.topics.subscribe((topic, payload) => {
    if (!window.isDestroyed()) webContents.send('ronda:push', { topic, payload });
  });
  ipcMain.handle('ronda:call', async (event, request: unknown) => {
    const frame = event.senderFrame;
    if (frame === null || frame !== webContents.mainFrame || !isOwnPage(frame.url, devUrl))
      return { id: 0, ok: false, fault: new Fault('forbidden', 'Only the main window may ask.').toData() };
    if (sizeOf(request) > REQUEST_LIMIT)
      return { id: 0, ok: false, fault: new Fault('invalid-input', 'The request is too large.').toData() };
    return answer(engine, request, {
      principal: LOCAL,
      subscribe: (names: readonly TopicName[]) => subscription.choose(names),
    });
  });
  return () => {
    ipcMain.removeHandler('ronda:call');
    subscription.end();
  };
}
