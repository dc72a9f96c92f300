import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';

export type P95 = Output<'interfaces.p95'>['items'][number];

/** Scrolling has ended when nothing came into sight for so long. */
const SETTLE_MS = 300;
const FRESH_MS = 300_000;
/** As many as one question may be about. */
const MOST = 100;

type Known = { readonly value: P95; readonly at: number };

/** The 95th percentile of the last day of those ports that are in sight; what was asked for lately is not asked again. */
export function useP95(ids: readonly string[]): ReadonlyMap<string, P95> {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const [values, setValues] = useState<ReadonlyMap<string, P95>>(new Map());
  const known = useRef(new Map<string, Known>());
  const key = ids.slice(0, MOST).join(' ');
  useEffect(() => {
    if (!isLive || key === '') return undefined;
    const ask = async (): Promise<void> => {
      const now = Date.now();
      const missing = key.split(' ').filter((id) => now - (known.current.get(id)?.at ?? 0) > FRESH_MS);
      if (missing.length === 0) return;
      try {
        const { items } = await call('interfaces.p95', { id: missing });
        for (const value of items) known.current.set(value.id, { value, at: now });
        setValues(new Map([...known.current].map(([id, one]) => [id, one.value])));
      } catch {
        // The cells stay empty; the next rows in sight ask again.
      }
    };
    const timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [call, isLive, key]);
  return values;
}
