import { contextBridge, ipcRenderer } from 'electron';
import type { Push, Reply, Request } from '../contract/contract.ts';

/** All the window gets of the main process: one way to ask and one way to be told. */
const bridge = {
  call: (request: Request) => ipcRenderer.invoke('ronda:call', request) as Promise<Reply>,
  onPush: (listener: (push: Push) => void) => {
    const wrapped = (_event: unknown, push: Push) => listener(push);
    ipcRenderer.on('ronda:push', wrapped);
    return () => void ipcRenderer.off('ronda:push', wrapped);
  },
};
contextBridge.exposeInMainWorld('ronda', bridge);
