import type { MibNode } from '../../../../contract/mibs.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { CopyButton } from '../../settings/CopyButton.tsx';
import styles from './Mib.module.css';

/** What a MIB says of one name. */
export function MibDetails({ node }: { readonly node: MibNode }) {
  const { t } = useSpeech();
  const { oid, name, module, kind, type, access, units, description, index, values } = node;
  const facts = [
    { name: 'module', value: module },
    { name: 'type', value: type },
    { name: 'access', value: access },
    { name: 'units', value: units },
    { name: 'index', value: index.length === 0 ? null : index.join(', ') },
  ] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['details']} aria-label={t('tools.mib.details')} tabIndex={0}>
      <header className={styles['detailsHead']}>
        <h3 className={styles['detailsName']} translate="no">
          {name}
        </h3>
        <span className={styles['kindWord']}>{t(`tools.mib.kinds.${kind}`)}</span>
        <CopyButton key={oid} text={oid} label={t('tools.mib.copyOid')} />
      </header>
      <p className={styles['oid']} translate="no">
        {oid}
      </p>
      <dl className={styles['facts']}>
        {facts.map((fact) =>
          fact.value === null ? null : (
            <div key={fact.name} className={styles['fact']}>
              <dt>{t(`tools.mib.facts.${fact.name}`)}</dt>
              <dd translate="no">{fact.value}</dd>
            </div>
          ),
        )}
      </dl>
      {values.length > 0 && (
        <ul className={styles['values']} aria-label={t('tools.mib.values')} translate="no">
          {values.map((one) => (
            <li key={one.value}>
              <b>{one.value}</b> {one.name}
            </li>
          ))}
        </ul>
      )}
      {description !== null && (
        <p className={styles['description']} translate="no">
          {description}
        </p>
      )}
    </section>
  );
}
