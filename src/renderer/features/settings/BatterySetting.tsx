import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TickField } from '../../ui/Field.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, useMay } from './Block.tsx';
import fields from './Fields.module.css';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';

type Props = { readonly battery: Settings['battery']; readonly onSaved: (settings: Settings) => void };

/** Longer intervals while the computer runs on battery. */
export function BatterySetting({ battery, onSaved }: Props) {
  const { t } = useSpeech();
  const { call } = useApp();
  const may = useMay('engineer');
  const [isDouble, setDouble] = useState(battery.double);
  const { isBusy, fault, run } = useCommand();
  const choose = (doubleOnBattery: boolean): void => {
    setDouble(doubleOnBattery);
    run(async () => onSaved(await call('settings.patch', { doubleOnBattery })));
  };
  return (
    <Place field="battery">
      <Block title={t('settings.polling.battery')}>
        <fieldset className={fields['plain']} disabled={!may || isBusy}>
          <TickField label={t('settings.polling.doubleOnBattery')} checked={isDouble} onValue={choose} />
        </fieldset>
        {fault && <FaultNote fault={fault} />}
      </Block>
    </Place>
  );
}
