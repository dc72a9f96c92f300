import { type LayoutInput, layOut } from './layout.ts';

/** Lays out in a thread of its own: a large network takes a second or two, in which the window stays alive. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutInput>) => {
  self.postMessage(layOut(data));
});
