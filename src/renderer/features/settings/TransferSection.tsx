import { type ChangeEvent, useRef, useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../contract/exports.ts';
import type { Output } from '../../../contract/contract.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { spanOf } from '../../time/range.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TickField } from '../../ui/Field.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { Block, Lead, RoleNote, useMay } from './Block.tsx';
import fields from './Fields.module.css';
import { saveText } from './save-text.ts';
import { Place, Setting } from './Setting.tsx';
import styles from './TransferSection.module.css';
import { useCommand } from './use-command.ts';

type Preview = Output<'imports.run'>;
type File = { readonly name: string; readonly content: string };

export function TransferSection() {
  return (
    <>
      <ImportBlock />
      <ExportBlock />
    </>
  );
}

/** A file is looked at first; it is taken in when the person says so. */
function ImportBlock() {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const may = useMay('engineer');
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<Preview>();
  const [skipsInvalid, setSkipsInvalid] = useState(false);
  const { isBusy, fault, run } = useCommand();

  const look = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [chosen] = target.files ?? [];
    if (chosen === undefined) return;
    run(async () => {
      const content = await chosen.text();
      setFile({ name: chosen.name, content });
      setPreview(undefined);
      setPreview(await call('imports.run', { content, dryRun: true, skipInvalid: true }));
    });
    // The same file can be chosen again after it was corrected.
    target.value = '';
  };
  const apply = ({ content }: File) =>
    run(async () => {
      const { added, changed } = await call('imports.run', { content, skipInvalid: skipsInvalid });
      toasts.show(t('settings.transfer.applied', { added, changed }));
      setFile(undefined);
      setPreview(undefined);
    });
  return (
    <Place field="import">
      <Block title={t('settings.transfer.import')}>
        <Lead>{t('settings.transfer.importLead')}</Lead>
        <RoleNote needs="engineer" />
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={t('settings.transfer.file')}
          className="visually-hidden"
          tabIndex={-1}
          disabled={!may}
          onChange={look}
        />
        <p className={fields['actions']}>
          <Button disabled={!may || isBusy} onClick={() => input.current?.click()}>
            {t('settings.transfer.choose')}
          </Button>
          {file && <span className="mono">{file.name}</span>}
        </p>
        {fault && <FaultNote fault={fault} />}
        {file && preview && (
          <>
            <output className={styles['preview']}>{previewText(preview, t)}</output>
            <Issues errors={preview.errors} />
            {preview.errors.length > 0 && (
              <TickField label={t('settings.transfer.skip')} checked={skipsInvalid} onValue={setSkipsInvalid} />
            )}
            <p className={fields['actions']}>
              <Button
                tone="primary"
                disabled={!may || isBusy || (preview.errors.length > 0 && !skipsInvalid)}
                onClick={() => apply(file)}
              >
                {t('settings.transfer.apply')}
              </Button>
            </p>
          </>
        )}
      </Block>
    </Place>
  );
}

const previewText = ({ added, changed, unchanged, errors }: Preview, t: Speech['t']): string =>
  t('settings.transfer.preview', { added, changed, unchanged, errors: errors.length });

const MOST_ISSUES = 100;

const Issues = ({ errors }: Pick<Preview, 'errors'>) =>
  errors.length === 0 ? null : (
    <ul className={styles['issues']}>
      {errors.slice(0, MOST_ISSUES).map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <code className="mono">{path}</code> {message}
        </li>
      ))}
    </ul>
  );

function ExportBlock() {
  const { t } = useSpeech();
  const { call } = useApp();
  const { isBusy, fault, run } = useCommand();
  const download = () =>
    run(async () =>
      saveText('config.json', JSON.stringify(await call('exports.seedConfig', {}), null, 2), 'application/json'),
    );
  return (
    <Block title={t('settings.transfer.export')}>
      <Setting field="config" label={t('settings.transfer.config')} hint={t('settings.transfer.configHint')}>
        {({ id, describedBy }) => (
          <Button id={id} aria-describedby={describedBy} disabled={isBusy} onClick={download}>
            {t('settings.transfer.download')}
          </Button>
        )}
      </Setting>
      {fault && <FaultNote fault={fault} />}
      <Place field="history">
        <History />
      </Place>
    </Block>
  );
}

const KINDS = ['series', 'events', 'outages'] as const;
type Kind = (typeof KINDS)[number];

/** Measurements, events or outages of the range of the window: a link that the host answers. */
function History() {
  const { t, language } = useSpeech();
  const range = useAppState((state) => state.range);
  const now = useAppState((state) => state.now);
  const [kind, setKind] = useState<Kind>('series');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const span = spanOf(range, now) ?? { from: now - 3_600_000, to: now };
  if (!window.location.protocol.startsWith('http'))
    return <p className={fields['muted']}>{t('settings.transfer.inBrowser')}</p>;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const query = new URLSearchParams({
    format,
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
  });
  return (
    <div className={fields['form']}>
      <h3 className={styles['history']}>{t('settings.transfer.history')}</h3>
      <p className={fields['muted']}>
        {t('settings.transfer.range', { from: moment.format(span.from), to: moment.format(span.to) })}
      </p>
      <div className={fields['grid']}>
        <SelectField
          label={t('settings.transfer.what')}
          value={kind}
          onValue={(value) => setKind(KINDS.find((one) => one === value) ?? 'series')}
          choices={KINDS.map((value) => ({ value, label: t(`settings.transfer.${value}`) }))}
        />
        <SelectField
          label={t('settings.transfer.format')}
          value={format}
          onValue={(value) => setFormat(EXPORT_FORMATS.find((one) => one === value) ?? 'csv')}
          choices={EXPORT_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
        />
      </div>
      <p className={fields['actions']}>
        <a className={styles['link']} href={`/api/v1/${kind}/export?${query.toString()}`} download>
          {t('settings.transfer.download')}
        </a>
      </p>
    </div>
  );
}
