import { formatBytes } from '../../../contract/units.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { Table } from './Block.tsx';
import styles from './ByteMeter.module.css';
import type { Retention } from './retention.model.ts';

type Part = { readonly key: 'raw' | '5m' | '1h' | '8h' | 'journal'; readonly bytes: number };

/** How much of the budget is used, by what, how it grows, and when it will be full. */
export function ByteMeter({ retention }: { readonly retention: Retention }) {
  const { t, language } = useSpeech();
  const { usedBytes, budgetBytes, journalBytes, byTier, bytesPerDay, daysLeft, freeDiskBytes } = retention;
  const size = (bytes: number): string => formatBytes(bytes, language);
  const parts: readonly Part[] = [
    ...byTier.map(({ tier, bytes }) => ({ key: tier, bytes })),
    { key: 'journal', bytes: journalBytes },
  ];
  const used = t('settings.data.used', { used: size(usedBytes), budget: size(budgetBytes) });
  const day = (text: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(Date.parse(text));
  return (
    <div className={styles['meter']}>
      <p className={styles['words']}>
        <strong className={styles['used']}>{used}</strong>
        <span>
          {bytesPerDay === 0
            ? t('settings.data.growthUnknown')
            : t('settings.data.growth', { size: size(bytesPerDay) })}
        </span>
        <span>
          {daysLeft === null ? t('settings.data.enough') : t('settings.data.daysLeft', { count: Math.floor(daysLeft) })}
        </span>
        <span>{t('settings.data.free', { size: size(freeDiskBytes) })}</span>
      </p>
      <div
        className={styles['bar']}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <meter> shows one value, not several
        role="meter"
        aria-label={used}
        aria-valuemin={0}
        aria-valuemax={budgetBytes}
        aria-valuenow={usedBytes}
        aria-valuetext={used}
      >
        {parts.map(({ key, bytes }) => (
          <span
            key={key}
            className={styles['part']}
            data-part={key}
            // What is there is seen, however little it is.
            ref={(part) =>
              part?.style.setProperty('inline-size', bytes === 0 ? '0' : `max(3px, ${share(bytes, budgetBytes)})`)
            }
          />
        ))}
      </div>
      <Table
        label={t('settings.sections.data')}
        heads={(['tier', 'size', 'samples', 'oldest', 'perDay'] as const).map((head) =>
          t(`settings.data.columns.${head}`),
        )}
        numeric={new Set([1, 2, 4])}
        rows={[
          ...byTier.map(({ tier, bytes, samples, oldest, bytesPerDay: perDay }) => ({
            key: tier,
            cells: [
              <Name key="name" part={tier} />,
              size(bytes),
              new Intl.NumberFormat(language).format(samples),
              oldest === null ? t('common.none') : day(oldest),
              size(perDay),
            ],
          })),
          { key: 'journal', cells: [<Name key="name" part="journal" />, size(journalBytes), '', '', ''] },
        ]}
      />
    </div>
  );
}

const share = (bytes: number, of: number): string => `${String(Math.min(100, (bytes / Math.max(1, of)) * 100))}%`;

function Name({ part }: { readonly part: Part['key'] }) {
  const { t } = useSpeech();
  return (
    <span className={styles['name']}>
      <span className={styles['swatch']} data-part={part} />
      {t(`settings.data.tiers.${part}`)}
    </span>
  );
}
