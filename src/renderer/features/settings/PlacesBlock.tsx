import { useState } from 'react';
import type { Place as PlaceView } from '../../../contract/places.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, Lead, Table, useMay } from './Block.tsx';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

/** The networks this computer has been in, and their names. */
export function PlacesBlock() {
  const { t, language } = useSpeech();
  const places = useCall('places.list');
  const may = useMay('engineer');
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Place field="places">
      <Block title={t('settings.polling.places')}>
        <Lead>{t('settings.polling.placesLead')}</Lead>
        <Loaded answer={places} waiting={<Skeleton rows={2} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className={fields['muted']}>{t('settings.polling.noPlaces')}</p>
            ) : (
              <>
                <Table
                  label={t('settings.polling.places')}
                  heads={(['place', 'subnet', 'gateway', 'seen'] as const).map((head) => t(`settings.polling.${head}`))}
                  rows={items.map(({ id, name, subnet, gatewayMac, lastSeenAt, isCurrent }) => ({
                    key: id,
                    cells: [
                      name,
                      subnet,
                      gatewayMac,
                      isCurrent ? t('settings.polling.here') : moment.format(Date.parse(lastSeenAt)),
                    ],
                  }))}
                />
                {may && items.map((place) => <Rename key={place.id} place={place} onRenamed={places.retry} />)}
              </>
            )
          }
        </Loaded>
      </Block>
    </Place>
  );
}

type RenameProps = { readonly place: PlaceView; readonly onRenamed: () => void };

function Rename({ place: { id, name }, onRenamed }: RenameProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [written, setWritten] = useState(name);
  const { isBusy, fault, run } = useCommand();
  return (
    <form
      className={fields['form']}
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          await call('places.rename', { id, name: written });
          onRenamed();
        });
      }}
    >
      <TextField label={t('settings.polling.nameOf', { name })} value={written} onValue={setWritten} />
      {fault && <FaultNote fault={fault} />}
      <p className={fields['actions']}>
        <Button type="submit" disabled={isBusy || written.trim() === '' || written === name}>
          {t('settings.save')}
        </Button>
      </p>
    </form>
  );
}
