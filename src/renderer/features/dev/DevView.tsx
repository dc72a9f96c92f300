import { lazy } from 'react';
import { hashOf } from '../../route/route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

const Kit = import.meta.env.DEV ? lazy(async () => ({ default: (await import('./Kit.tsx')).Kit })) : undefined;

/** Every part of the interface in both themes; only in development builds. */
export function DevView() {
  const { t } = useSpeech();
  if (Kit) return <Kit />;
  return (
    <EmptyState
      title={t('kit.missingTitle')}
      next={t('kit.missingNext')}
      action={<a href={hashOf({ view: 'overview' })}>{t('kit.home')}</a>}
    />
  );
}
