import { type BrowserWindow, ipcMain } from 'electron';
import { Fault } from '../../contract/faults.ts';
import type { Reply } from '../../contract/contract.ts';
import type { TopicName } from '../../contract/system.ts';
import { answer } from '../../engine/api/invoke.ts';
import { createRateLimit } from '../../engine/api/rate-limit.ts';
import type { Engine } from '../../engine/engine.ts';
import { LOCAL } from '../control.ts';
import { isOwnPage } from './main-window.ts';

const REQUEST_LIMIT = 1024 * 1024;
/** More than any screen asks for; a page that runs wild does not hold up the watch. */
const RATE = { perSecond: 500, burst: 2000 };

function sizeOf(request: unknown): number {
  try {
    return JSON.stringify(request).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const refuse = (fault: Fault): Reply => ({ id: 0, ok: false, fault: fault.toData() });

/** The two channels between window and engine. @returns how to take them down */
export function connectIpc(window: BrowserWindow, engine: Engine, devUrl: string | undefined): () => void {
  const { webContents } = window;
  const limit = createRateLimit(RATE, () => performance.now());
  const subscription = engine.topics.subscribe((topic, payload) => {
    if (!window.isDestroyed()) webContents.send('ronda:push', { topic, payload });
  });
  ipcMain.handle('ronda:call', async (event, request: unknown) => {
    const frame = event.senderFrame;
    if (event.sender !== webContents || frame === null || frame !== webContents.mainFrame)
      return refuse(new Fault('forbidden', 'Only the main window may ask.'));
    if (!isOwnPage(frame.url, devUrl)) return refuse(new Fault('forbidden', 'Only the interface itself may ask.'));
    if (sizeOf(request) > REQUEST_LIMIT) return refuse(new Fault('invalid-input', 'The request is too large.'));
    try {
      limit.take('window');
    } catch (thrown) {
      return refuse(Fault.from(thrown));
    }
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
