import type { Discovered } from '../../../contract/discovery.ts';
import { NODE_ICONS } from '../../ui/node-types.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { type HostGroup, hardwareText } from './hosts.model.ts';
import styles from './Wizard.module.css';

type ReviewGroupProps = {
  readonly group: HostGroup;
  readonly isChosen: (host: Discovered) => boolean;
  readonly onChoose: (hosts: readonly Discovered[], value: boolean) => void;
};

/** Hosts of one type, each with its box, and one for all of them. */
export function ReviewGroup({ group: { type, hosts }, isChosen, onChoose }: ReviewGroupProps) {
  const { t } = useSpeech();
  const Icon = NODE_ICONS[type];
  const chosen = hosts.filter(isChosen).length;
  const title = t('discovery.review.group', { type: t(`discovery.types.${type}`), count: hosts.length });
  return (
    <fieldset className={styles['group']}>
      <legend className="visually-hidden">{title}</legend>
      <label className={styles['groupHead']}>
        <input
          type="checkbox"
          checked={chosen === hosts.length}
          ref={(box) => {
            if (box) box.indeterminate = chosen > 0 && chosen < hosts.length;
          }}
          onChange={({ target }) => onChoose(hosts, target.checked)}
        />
        <Icon size={16} aria-hidden="true" />
        {title}
      </label>
      <div className={styles['hosts']}>
        {hosts.map((host) => (
          <label key={host.id} className={styles['host']}>
            <input
              type="checkbox"
              checked={isChosen(host)}
              onChange={({ target }) => onChoose([host], target.checked)}
            />
            <span title={host.addresses.join(', ')}>
              {host.name} <small>{hardwareText(host)}</small>
            </span>
            <small className="mono">{host.address}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
