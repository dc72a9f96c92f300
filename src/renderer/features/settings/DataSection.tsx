import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Lead } from './Block.tsx';
import { ByteMeter } from './ByteMeter.tsx';
import { DatabaseCare } from './DatabaseCare.tsx';
import { Loaded } from './Loaded.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { useCall } from './use-settings.ts';

export function DataSection() {
  const { t } = useSpeech();
  const retention = useCall('retention.get');
  return (
    <>
      <Lead>{t('settings.data.lead')}</Lead>
      <Loaded answer={retention} waiting={<Skeleton rows={6} />}>
        {(value) => (
          <>
            <ByteMeter retention={value} />
            <RetentionForm retention={value} onSaved={retention.put} />
          </>
        )}
      </Loaded>
      <DatabaseCare onChanged={retention.retry} />
    </>
  );
}
