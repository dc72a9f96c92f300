import { useCallback, useMemo, useState } from 'react';
import type { LogEvent } from '../../../contract/logs.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { isLiveRange, type Span, spanOf } from '../../time/range.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from '../devices/events.model.ts';
import type { LogLine } from './logs.model.ts';

const PAGE = 1000;
/** More than that is for an export. */
const MOST = 10_000;

type Read = { readonly events: readonly LogEvent[]; readonly isComplete: boolean };
const NOTHING: Read = { events: [], isComplete: false };

/** The range of the window as moments; the end of one that is live moves with the clock. */
export function useSpan(): Span {
  const range = useAppState((state) => state.range);
  const now = useAppState((state) => state.now);
  const isPaused = useAppState((state) => state.isPaused);
  const [stoodAt, setStoodAt] = useState(now);
  // What is held does not move: the clock stands where the pause began.
  if (!isPaused && stoodAt !== now) setStoodAt(now);
  const at = isPaused ? stoodAt : now;
  return useMemo(() => spanOf(range, at) ?? { from: at - 3_600_000, to: at }, [range, at]);
}

/** Everything the log holds of the range, read page by page; what was there stays while another range is read. */
function useStored() {
  const { call, store } = useApp();
  const range = useAppState((state) => state.range);
  const isLive = useAppState(({ connection }) => connection === 'live');
  const ask = useCallback(
    async (show: (part: Read) => void): Promise<Read | undefined> => {
      const span = spanOf(range, store.getState().now);
      if (span === undefined || !isLive) return undefined;
      const filter = {
        from: new Date(span.from).toISOString(),
        ...(!isLiveRange(range) && { to: new Date(span.to).toISOString() }),
      };
      let read = NOTHING;
      let cursor: string | undefined;
      do {
        const page = await call('events.list', { ...filter, limit: PAGE, ...(cursor !== undefined && { cursor }) });
        cursor = page.nextCursor ?? undefined;
        read = { events: [...read.events, ...page.items], isComplete: cursor === undefined };
        show(read);
      } while (cursor !== undefined && read.events.length < MOST);
      return read;
    },
    [call, store, range, isLive],
  );
  return useAnswer(ask);
}

/** The log of the range, newest first, with what happens meanwhile. */
export function useLog() {
  const speech = useSpeech();
  const { value, fault, isLoading, retry } = useStored();
  const { events, isComplete } = value ?? NOTHING;
  const span = useSpan();
  const range = useAppState((state) => state.range);
  const fresh = useAppState((state) => state.events);
  // A sentence is made once for each event and language.
  const known = useMemo(() => ({ speech, lines: new Map<string, LogLine>() }), [speech]);
  const lines = useMemo(() => {
    const newest = events[0];
    // Only what came after what was read: the stream also holds events of long ago.
    const later = isLiveRange(range)
      ? fresh.filter(({ id, at }) => newest === undefined || (at >= newest.at && id !== newest.id))
      : [];
    const ids = new Set(events.slice(0, 100).map(({ id }) => id));
    const all = [...later.filter(({ id }) => !ids.has(id)), ...events];
    const shown: LogLine[] = [];
    for (const event of all) {
      const line = known.lines.get(event.id) ?? {
        event,
        at: Date.parse(event.at),
        sentence: eventSentence(event, known.speech),
      };
      known.lines.set(event.id, line);
      if (line.at >= span.from) shown.push(line);
    }
    return shown;
  }, [events, fresh, range, span.from, known]);
  return { lines, span, isComplete, isLoading, fault, retry };
}
