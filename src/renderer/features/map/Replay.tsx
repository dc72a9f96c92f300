import { Pause, Play, Radio } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Map.module.css';

const STEP_MS = 1500;

type ReplayProps = {
  /** Undefined: now. */
  readonly at: string | undefined;
  readonly onAt: (at: string | undefined) => void;
};

/** Moments at which the wiring changed, oldest first, each once. */
export const momentsOf = (changes: readonly { readonly at: string }[]): readonly string[] =>
  [...new Set(changes.map(({ at }) => at))].toSorted((a, b) => Date.parse(a) - Date.parse(b));

/** How the network was wired at past moments, one change after the other. */
export function Replay({ at, onAt }: ReplayProps) {
  const { t, language } = useSpeech();
  const { call } = useApp();
  const now = useAppState((state) => state.now);
  const [isPlaying, setPlaying] = useState(false);
  const { value } = useAnswer(useCallback(async () => (await call('topology.changes', { limit: 500 })).items, [call]));
  const moments = useMemo(() => momentsOf(value ?? []), [value]);
  const index = at === undefined ? moments.length : Math.max(0, moments.indexOf(at));
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      const next = moments[index + 1];
      onAt(next);
      if (next === undefined) setPlaying(false);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, index, moments, onAt]);
  if (value === undefined) return null;
  if (moments.length === 0) return <p className={styles['replay']}>{t('map.noChanges')}</p>;
  const speak = (moment: string | undefined): string =>
    moment === undefined ? t('map.now') : formatMoment(Date.parse(moment), now, language);
  const play = (): void => {
    if (!isPlaying && at === undefined) onAt(moments[0]);
    setPlaying(!isPlaying);
  };
  return (
    <section className={styles['replay']} aria-label={t('map.replay')}>
      <Button icon={isPlaying ? <Pause size={14} /> : <Play size={14} />} onClick={play}>
        {t(isPlaying ? 'map.stopPlaying' : 'map.play')}
      </Button>
      <input
        type="range"
        className={styles['slider']}
        min={0}
        max={moments.length}
        step={1}
        value={index}
        list="map-moments"
        aria-label={t('map.moment')}
        aria-valuetext={speak(at)}
        onChange={({ target }) => onAt(moments[Number(target.value)])}
      />
      <datalist id="map-moments">
        {moments.map((moment, place) => (
          <option key={moment} value={place}>
            {speak(moment)}
          </option>
        ))}
      </datalist>
      <output className={styles['moment']}>{speak(at)}</output>
      <Button icon={<Radio size={14} />} onClick={() => onAt(undefined)}>
        {t('map.backToNow')}
      </Button>
    </section>
  );
}
