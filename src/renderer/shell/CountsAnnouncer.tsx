import { useEffect, useRef, useState } from 'react';
import { useAppState } from '../store/AppProvider.tsx';
import { useSpeech } from '../ui/Translation.tsx';

const PAUSE_MS = 10_000;

/** Tells a screen reader when the number of troubled devices changed, at most every ten seconds. */
export function CountsAnnouncer() {
  const { t } = useSpeech();
  const counts = useAppState((state) => state.status?.counts);
  const text = counts
    ? t('devices.counts', {
        down: counts.down,
        unreachable: counts.unreachable,
        warning: counts.warning + counts.major,
      })
    : '';
  const [spoken, setSpoken] = useState('');
  const lastAt = useRef(0);
  useEffect(() => {
    if (text === spoken) return undefined;
    const timer = setTimeout(
      () => {
        lastAt.current = Date.now();
        setSpoken(text);
      },
      Math.max(0, lastAt.current + PAUSE_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text, spoken]);
  return <output className="visually-hidden">{spoken}</output>;
}
