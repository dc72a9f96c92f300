import { type BrowserWindow, ipcMain, type WebContents } from 'electron';
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

/**
 * The two channels between windows and engine: of the main one, and of the maps that it put into windows of their own.
 * @returns how to take them down
 */
export function connectIpc(main: BrowserWindow, engine: Engine, devUrl: string | undefined): () => void {
  const limit = createRateLimit(RATE, () => performance.now());
  const served = new Map<WebContents, ReturnType<Engine['topics']['subscribe']>>();
  function serve(window: BrowserWindow): void {
    const { webContents } = window;
    const subscription = engine.topics.subscribe((topic, payload) => {
      if (!window.isDestroyed()) webContents.send('ronda:push', { topic, payload });
    });
    served.set(webContents, subscription);
    window.once('closed', () => {
      served.delete(webContents);
      subscription.end();
    });
  }
  serve(main);
  main.webContents.on('did-create-window', serve);
  ipcMain.handle('ronda:call', async (event, request: unknown) => {
    const { sender, senderFrame: frame } = event;
    const subscription = served.get(sender);
    if (subscription === undefined || frame === null || frame !== sender.mainFrame)
      return refuse(new Fault('forbidden', 'Only the window itself may ask.'));
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
    for (const subscription of served.values()) subscription.end();
    served.clear();
  };
}
