import type { LocalNetwork } from '../../../contract/discovery.ts';
import { formatCount } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Wizard.module.css';

/** As many addresses as a /20 holds: more is asked for in parts. */
const MOST = 4096;

type LocalNetworksProps = {
  readonly networks: readonly LocalNetwork[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** The networks this computer is in, to be ticked. */
export function LocalNetworks({ networks, chosen, onChoose }: LocalNetworksProps) {
  const { t } = useSpeech();
  if (networks.length === 0) return <p>{t('discovery.networks.none')}</p>;
  const toggle = (cidr: string): void => {
    const next = new Set(chosen);
    if (!next.delete(cidr)) next.add(cidr);
    onChoose(next);
  };
  return (
    <ul className={styles['networks']} aria-label={t('discovery.networks.title')}>
      {networks.map((network) => (
        <li key={`${network.interface} ${network.cidr}`}>
          <label className={styles['network']}>
            <input
              type="checkbox"
              checked={chosen.has(network.cidr)}
              disabled={network.hosts > MOST}
              onChange={() => toggle(network.cidr)}
            />
            <strong>{network.interface}</strong>
            <span className="mono">{network.cidr}</span>
            <About network={network} />
          </label>
        </li>
      ))}
    </ul>
  );
}

function About({ network }: { readonly network: LocalNetwork }) {
  const { t, language } = useSpeech();
  const { kind, gateway, hosts, isDefault } = network;
  return (
    <span className={styles['about']}>
      <span>{t(`discovery.networks.kinds.${kind}`)}</span>
      <span>{t('discovery.networks.hosts', { count: formatCount(hosts, language) })}</span>
      {gateway !== null && <span>{t('discovery.networks.gateway', { address: gateway })}</span>}
      {isDefault && <span>{t('discovery.networks.isDefault')}</span>}
      {hosts > MOST && <span>{t('discovery.networks.tooLarge')}</span>}
    </span>
  );
}
