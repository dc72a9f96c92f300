import { layOut } from './layout.ts';
import type { LayoutInput } from './layout-input.ts';

/** Lays out in a thread of its own: a large network takes a second or two, in which the window stays alive. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutInput>) => {
  self.postMessage(layOut(data));
});
