import { useState } from 'react';
import type { LogLine } from './logs.model.ts';

/** Follows what is new at the top, unless the reader is further down: then nothing moves under the eyes. */
export function useTail(lines: readonly LogLine[]) {
  const [anchor, setAnchor] = useState<string>();
  const index =
    anchor === undefined
      ? 0
      : Math.max(
          0,
          lines.findIndex(({ event }) => event.id === anchor),
        );
  return {
    shown: index === 0 ? lines : lines.slice(index),
    newer: index,
    isFollowing: anchor === undefined,
    /** The list was scrolled; at its top it follows again. */
    onScrolled: (isAtTop: boolean): void => {
      if (isAtTop && index === 0) setAnchor(undefined);
      else setAnchor((before) => before ?? lines[0]?.event.id);
    },
    follow: (): void => setAnchor(undefined),
  };
}
