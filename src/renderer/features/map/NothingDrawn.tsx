import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Map.module.css';

/** Nothing was found yet, so nothing can be drawn: the way there is a scan. */
export function NothingDrawn() {
  const { t } = useSpeech();
  return (
    <EmptyState
      title={t('map.emptyTitle')}
      next={t('map.emptyNext')}
      action={
        <a href="#/discovery" className={styles['scan']}>
          {t('map.scan')}
        </a>
      }
    />
  );
}
