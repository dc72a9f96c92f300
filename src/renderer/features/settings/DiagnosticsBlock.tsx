import { formatBytes } from '../../../contract/units.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, Lead, Table, useMay } from './Block.tsx';
import { Loaded } from './Loaded.tsx';
import { saveText } from './save-text.ts';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

/** A bundle for a report of trouble: what it would hold, then the file. */
export const DiagnosticsBlock = () => (useMay('admin') ? <Preview /> : null);

function Preview() {
  const { t, language } = useSpeech();
  const { call } = useApp();
  const preview = useCall('diagnostics.preview');
  const { isBusy, fault, run } = useCommand();
  const save = () =>
    run(async () => {
      const bundle = await call('diagnostics.bundle', {});
      saveText('ronda-diagnostics.json', JSON.stringify(bundle, null, 2), 'application/json');
    });
  return (
    <Place field="diagnostics">
      <Block
        title={t('settings.about.diagnostics')}
        actions={
          <Button disabled={isBusy} onClick={save}>
            {t('settings.about.diagnosticsSave')}
          </Button>
        }
      >
        <Lead>{t('settings.about.diagnosticsLead')}</Lead>
        {fault && <FaultNote fault={fault} />}
        <Loaded answer={preview} waiting={<Skeleton rows={3} />}>
          {({ parts }) => (
            <Table
              label={t('settings.about.diagnostics')}
              isData
              heads={[t('settings.about.part'), t('settings.about.content'), t('settings.data.size')]}
              numeric={new Set([2])}
              rows={parts.map(({ name, summary, bytes }) => ({
                key: name,
                cells: [name, summary, formatBytes(bytes, language)],
              }))}
            />
          )}
        </Loaded>
      </Block>
    </Place>
  );
}
