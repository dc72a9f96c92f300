import { ArrowUpRight, X } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Inspector.module.css';
import page from './Page.module.css';
import { useSpeech } from './Translation.tsx';

type InspectorProps = {
  /** What it is about, for those who do not see it. */
  readonly label: string;
  readonly title: string;
  /** A mark before the title. */
  readonly mark?: ReactNode;
  /** What else is told of it beside the title. */
  readonly beside?: ReactNode;
  /** Where the whole of it is. */
  readonly href?: string | undefined;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** `narrow`: beside a picture that needs the room. */
  readonly size?: 'wide' | 'narrow';
  readonly style?: CSSProperties | undefined;
  readonly children: ReactNode;
};

/** Everything about what is chosen, beside the view it was chosen in; over it where there is little room. */
export function Inspector(props: InspectorProps) {
  const { label, title, mark, beside, href, closeLabel, onClose, size = 'wide', style, children } = props;
  const { t } = useSpeech();
  return (
    <aside className={classes(page['surface'], styles['inspector'], styles[size])} style={style} aria-label={label}>
      <header className={styles['head']}>
        {mark}
        <h2 className={styles['title']} title={title} translate="no">
          {title}
        </h2>
        {beside}
        <span className={styles['end']}>
          {href !== undefined && (
            <a href={href} className={styles['open']}>
              {t('devices.list.open')}
              <ArrowUpRight size={14} aria-hidden="true" />
            </a>
          )}
          <IconButton label={closeLabel} icon={<X size={16} />} className={styles['close']} onClick={onClose} />
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['body']} tabIndex={0} aria-label={t('common.details')}>
        {children}
      </section>
    </aside>
  );
}
