import { Activity } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { axisBitRate } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './PortInspector.module.css';
import { LEAST_BPS, trafficTraces } from './PortTrafficChart.tsx';
import { LIVE_SPAN_MS, useLive } from './use-live.ts';

/** The port as it is this second, when somebody asks for it: reading so often costs the device something. */
export function LiveChart({ id }: { readonly id: string }) {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  const [isOn, setOn] = useState(false);
  return (
    <div className={styles['live']}>
      <Button
        icon={<Activity size={14} aria-hidden="true" />}
        whyNot={whyNot}
        aria-pressed={isOn}
        onClick={() => setOn(!isOn)}
      >
        {t(isOn ? 'ports.liveStop' : 'ports.liveStart')}
      </Button>
      {isOn && whyNot === undefined && <Running id={id} />}
    </div>
  );
}

function Running({ id }: { readonly id: string }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const now = useAppState((state) => state.now);
  const live = useLive(id);
  const to = live.newest === 0 ? now : live.newest;
  const plot = useMemo(
    () => ({
      span: { from: to - LIVE_SPAN_MS, to },
      gaps: [],
      marks: [],
      stepMs: 1500,
      of: id,
      traces: trafficTraces({ in: live.in, out: live.out }, false, speech),
    }),
    [live.in, live.out, to, id, speech],
  );
  return (
    <>
      {live.fault !== undefined && <FaultNote fault={showFault(live.fault, speech)} />}
      <div className={styles['chart']} data-size="large">
        <TimeChart
          title={t('ports.live')}
          resolution={t('ports.everySecond')}
          plot={plot}
          axisText={(bps) => axisBitRate(bps, language)}
          least={LEAST_BPS}
        />
      </div>
    </>
  );
}
