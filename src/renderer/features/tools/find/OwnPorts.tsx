import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../../contract/contract.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { formatCount, formatSpeed } from '../../../ui/rates.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useCommand } from '../../settings/use-command.ts';
import styles from './Find.module.css';
import { SightingLine } from './SightingLine.tsx';

type OwnPort = Output<'find.me'>['items'][number];

/** The port of the switch this computer itself is plugged into, by what the switches tell. */
export function OwnPorts() {
  const { t } = useSpeech();
  const { call } = useApp();
  const [ports, setPorts] = useState<readonly OwnPort[]>();
  const { isBusy, fault, run } = useCommand();
  return (
    <section className={styles['own']} aria-label={t('tools.find.me')}>
      <div className={styles['ownHead']}>
        <h3 className={styles['name']}>{t('tools.find.me')}</h3>
        <Button
          icon={<LocateFixed size={16} />}
          disabled={isBusy}
          onClick={() => run(async () => setPorts((await call('find.me', {})).items))}
        >
          {t('tools.find.askMe')}
        </Button>
      </div>
      {fault && <FaultNote fault={fault} />}
      <ul className={styles['list']}>
        {ports?.map((port) => (
          <li key={port.name} className={styles['item']}>
            <PortLines port={port} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PortLines({ port }: { readonly port: OwnPort }) {
  const { t, language } = useSpeech();
  const { name, mac, addresses, pluggedInto, speedBps, duplex, inErrors, outErrors, hint } = port;
  const facts = [
    [t('tools.find.speed'), speedBps === null ? null : formatSpeed(speedBps, language)],
    [t('tools.find.duplex'), duplex],
    [
      t('tools.find.errors'),
      inErrors === null && outErrors === null
        ? null
        : `${formatCount(inErrors, language)} / ${formatCount(outErrors, language)}`,
    ],
  ] as const;
  return (
    <>
      <h4 className={styles['name']}>
        {pluggedInto === null
          ? name
          : t('tools.find.own', { name, device: pluggedInto.deviceName, port: pluggedInto.port ?? '' })}
      </h4>
      <p className={styles['about']}>{[mac, ...addresses].filter(Boolean).join(' · ')}</p>
      {pluggedInto && <SightingLine sighting={pluggedInto} />}
      {facts.some(([, value]) => value !== null) && (
        <dl className={styles['facts']}>
          {facts.map(([label, value]) => value !== null && <Fact key={label} label={label} value={value} />)}
        </dl>
      )}
      {hint !== null && <p className={styles['about']}>{hint}</p>}
    </>
  );
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
