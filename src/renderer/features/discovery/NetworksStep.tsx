import { type FormEvent, useCallback, useState } from 'react';
import type { LocalNetwork, Scan } from '../../../contract/discovery.ts';
import { SNMP_DEFAULTS } from '../../../contract/snmp-defaults.ts';
import { useApp, useAppState, useRoute } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField, TickField } from '../../ui/Field.tsx';
import page from '../../ui/Page.module.css';
import { showFault } from '../../ui/faults.ts';
import { formatCount } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useCommand } from '../settings/use-command.ts';
import { LocalNetworks } from './LocalNetworks.tsx';
import { AddressArea, useTargets } from './AddressArea.tsx';
import styles from './Wizard.module.css';

/** Packets a second at most: a network of 254 addresses takes seconds, and no firewall takes fright. */
const PPS = 500;

/** What is ticked until somebody ticks otherwise. */
const proposed = (networks: readonly LocalNetwork[] | undefined): ReadonlySet<string> =>
  new Set(networks?.filter(({ isChosen }) => isChosen).map(({ cidr }) => cidr));

/** Which networks to look into. */
export function NetworksStep({ onStarted }: { readonly onStarted: (scan: Scan) => void }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const whyNot = useWhyNot('engineer');
  const ask = useCallback(
    async () => (isLive ? (await call('discovery.networks', {})).items : undefined),
    [call, isLive],
  );
  const { value: networks, fault: noNetworks } = useAnswer<readonly LocalNetwork[]>(ask);
  const [picked, choose] = useState<ReadonlySet<string>>();
  const chosen = picked ?? proposed(networks);
  const [text, setText] = useState(useRoute((route) => route.params['targets'] ?? ''));
  const [exclude, setExclude] = useState('');
  const [follows, follow] = useState(true);
  const [snmpPort, setSnmpPort] = useState(String(SNMP_DEFAULTS.port));
  const { isBusy, fault, run } = useCommand();
  const targets = [...chosen, ...(text.trim() === '' ? [] : [text])];
  const { counted, problem } = useTargets(targets, exclude);
  const isReady = targets.length > 0 && counted !== undefined && counted.errors.length === 0;
  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || whyNot !== undefined) return;
    run(async () =>
      onStarted(
        await call('scans.start', {
          targets,
          exclude: exclude.trim() === '' ? [] : [exclude],
          recurse: follows,
          accept: 'none',
          pps: PPS,
          snmpPort: Number(snmpPort) || SNMP_DEFAULTS.port,
          credentials: [{ kind: 'snmp-v2c', community: 'public' }],
        }),
      ),
    );
  };
  return (
    <form className={page['panel']} onSubmit={start}>
      <div className={styles['body']}>
        <h1 className={page['title']}>{t('discovery.networks.title')}</h1>
        {noNetworks !== undefined && <FaultNote fault={showFault(noNetworks, speech)} />}
        {networks === undefined && noNetworks === undefined && <p>{t('discovery.networks.looking')}</p>}
        {networks && <LocalNetworks networks={networks} chosen={chosen} onChoose={choose} />}
        <AddressArea
          label={t('discovery.networks.more')}
          hint={t('discovery.networks.moreHint')}
          value={text}
          onValue={setText}
          errors={counted?.errors ?? []}
        />
        <AddressArea label={t('discovery.networks.exclude')} value={exclude} onValue={setExclude} errors={[]} />
        <TextField
          label={t('discovery.networks.snmpPort')}
          inputMode="numeric"
          value={snmpPort}
          onValue={setSnmpPort}
        />
        <TickField label={t('discovery.networks.follow')} checked={follows} onValue={follow} />
        <p className={styles['note']}>
          {t('discovery.networks.sends', { pps: PPS })} <strong>{t('discovery.networks.allowed')}</strong>
        </p>
        {fault && <FaultNote fault={fault} />}
        {problem !== undefined && <FaultNote fault={showFault(problem, speech)} />}
      </div>
      <footer className={styles['foot']}>
        <output>
          {targets.length === 0
            ? t('discovery.networks.nothing')
            : counted &&
              t('discovery.networks.count', { count: formatCount(counted.addresses + counted.names, language) })}
        </output>
        <span className={styles['grow']} />
        <Button type="submit" tone="primary" whyNot={whyNot} disabled={isBusy || !isReady}>
          {t('discovery.networks.start')}
        </Button>
      </footer>
    </form>
  );
}
