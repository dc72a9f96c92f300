import type { ReactNode } from 'react';
import type { Discovered } from '../../../contract/discovery.ts';
import { hashOf } from '../../route/route.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatMoment } from '../../ui/ages.ts';
import { Inspector } from '../../ui/Inspector.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { DiscoveredMark } from './DiscoveredMark.tsx';
import styles from './HostInspector.module.css';
import { hardwareText } from './hosts.model.ts';

type HostInspectorProps = { readonly host: Discovered; readonly onClose: () => void };

/** Everything that was found out about one host, and what of it is doubtful. */
export function HostInspector({ host, onClose }: HostInspectorProps) {
  const { t } = useSpeech();
  return (
    <Inspector
      label={host.name}
      title={host.name}
      mark={<DiscoveredMark state={host.state} />}
      href={host.deviceId === null ? undefined : hashOf({ view: 'device', id: host.deviceId })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <Differences host={host} />
      <Conflicts host={host} />
      <Facts host={host} />
    </Inspector>
  );
}

function Differences({ host: { differences } }: Pick<HostInspectorProps, 'host'>) {
  const { t } = useSpeech();
  if (differences.length === 0) return null;
  return (
    <table className={styles['differences']}>
      <caption>{t('discovery.inbox.differences')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('discovery.inbox.field')}</th>
          <th scope="col">{t('discovery.inbox.before')}</th>
          <th scope="col">{t('discovery.inbox.after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before ?? '–'}</td>
            <td>{after ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Conflicts({ host: { conflictsWith } }: Pick<HostInspectorProps, 'host'>) {
  const { t } = useSpeech();
  const found = useAppState((state) => state.found);
  if (conflictsWith.length === 0) return null;
  return (
    <div>
      <h3 className={styles['section']}>{t('discovery.inbox.conflicts')}</h3>
      <ul>
        {conflictsWith.map((id) => (
          <li key={id}>
            {found.get(id)?.name ?? id} <span className="mono">{found.get(id)?.address}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ host }: Pick<HostInspectorProps, 'host'>) {
  const { t, language } = useSpeech();
  const now = useAppState((state) => state.now);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('discovery.columns.type'), t(`discovery.types.${host.type}`)],
    [t('discovery.columns.model'), hardwareText(host)],
    [t('discovery.columns.software'), [host.os, host.version].filter(Boolean).join(' ')],
    [t('discovery.columns.serial'), host.serial],
    [t('discovery.columns.address'), host.addresses.join(', ')],
    [t('discovery.columns.mac'), host.macs.join(', ')],
    [
      t('discovery.inbox.names'),
      Object.entries(host.names)
        .map(([kind, name]) => `${name} (${kind})`)
        .join(', '),
    ],
    [t('discovery.columns.answers'), host.answers.join(', ')],
    [t('discovery.columns.credential'), host.credential?.name],
    [t('discovery.columns.seen'), formatMoment(Date.parse(host.lastSeen), now, language)],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
