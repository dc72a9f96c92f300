import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Finding } from '../../../../contract/topology.ts';
import { useApp, useRoute } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useCommand } from '../../settings/use-command.ts';
import styles from './Find.module.css';
import { OwnPorts } from './OwnPorts.tsx';
import { SightingLine } from './SightingLine.tsx';

/** Where on the network somebody is: which port of which switch, now and before. */
export function FindTool() {
  const { t } = useSpeech();
  const { call, router } = useApp();
  const target = useRoute((route) => route.params['target'] ?? '');
  const [q, setQ] = useState(target);
  const [found, setFound] = useState<readonly Finding[]>();
  const { isBusy, fault, run } = useCommand();
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    router.tune({ target: q.trim() });
    run(async () => setFound((await call('find.run', { q: q.trim() })).items));
  };
  return (
    <div className={styles['tool']}>
      <form className={styles['ask']} onSubmit={ask}>
        <TextField
          label={t('tools.find.field')}
          hint={t('tools.find.hint')}
          type="search"
          isMono
          value={q}
          onValue={setQ}
          maxLength={200}
        />
        <Button type="submit" tone="primary" icon={<Search size={16} />} disabled={isBusy || q.trim() === ''}>
          {t('tools.find.ask')}
        </Button>
      </form>
      {fault && <FaultNote fault={fault} />}
      <output>{found?.length === 0 && t('tools.find.none')}</output>
      <ul className={styles['list']} aria-label={t('tools.names.find')}>
        {found?.map((finding, index) => (
          <li key={finding.node ?? String(index)} className={styles['item']}>
            <FoundOne finding={finding} />
          </li>
        ))}
      </ul>
      <OwnPorts />
    </div>
  );
}

function FoundOne({ finding }: { readonly finding: Finding }) {
  const { t } = useSpeech();
  const { name, addresses, macs, vendor, sightings, history } = finding;
  return (
    <>
      <h3 className={styles['name']}>{name ?? addresses[0] ?? macs[0]}</h3>
      <p className={styles['about']}>{[...addresses, ...macs, vendor].filter(Boolean).join(' · ')}</p>
      {sightings.length === 0 && <p className={styles['about']}>{t('tools.find.nowhere')}</p>}
      {sightings.map((one) => (
        <SightingLine key={`${one.node} ${one.port ?? ''} ${String(one.vlan)}`} sighting={one} />
      ))}
      {history.length > 0 && (
        <details>
          <summary>{t('tools.find.history')}</summary>
          {history.map((one) => (
            <SightingLine key={`${one.node} ${one.port ?? ''} ${one.from}`} sighting={one} />
          ))}
        </details>
      )}
    </>
  );
}
