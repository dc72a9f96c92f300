import { CircleAlert, CircleCheck, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { formatBytes } from '../../../../contract/units.ts';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { showFault } from '../../../ui/faults.ts';
import { type Speech, useSpeech } from '../../../ui/Translation.tsx';
import { MIB_NAMES, MOST_MIB_BYTES } from './mib-import.model.ts';
import styles from './Mibs.module.css';
import { type Imported, useMibImport } from './use-mib-import.ts';

/** Takes MIB files, chosen or dropped, and says of each what came of it. */
export function MibImport({ onDone }: { readonly onDone: () => void }) {
  const { t, language } = useSpeech();
  const whyNot = useWhyNot('engineer');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { results, total, isBusy, start } = useMibImport(onDone);
  const may = whyNot === undefined && !isBusy;
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(may);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (may) start([...event.dataTransfer.files]);
  };
  return (
    <section className={styles['import']} aria-label={t('settings.mibs.add')}>
      {/* What is dropped can be chosen by the button, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={classes(styles['drop'], isOver && styles['over'])}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={22} strokeWidth={1.6} aria-hidden="true" />
        <input
          ref={input}
          type="file"
          multiple
          accept={MIB_NAMES}
          aria-label={t('settings.mibs.file')}
          className="visually-hidden"
          tabIndex={-1}
          disabled={!may}
          onChange={({ target }) => {
            start([...(target.files ?? [])]);
            // The same file can be chosen again after it was corrected.
            target.value = '';
          }}
        />
        <Button tone="primary" whyNot={whyNot} disabled={isBusy} onClick={() => input.current?.click()}>
          {t('settings.mibs.choose')}
        </Button>
        <span className={styles['hint']}>
          {isOver
            ? t('settings.mibs.dropNow')
            : t('settings.mibs.drop', { most: formatBytes(MOST_MIB_BYTES, language) })}
        </span>
      </div>
      <output className={styles['busy']}>
        {isBusy ? t('settings.mibs.busy', { done: results.length, total }) : ''}
      </output>
      {results.length > 0 && (
        <ul className={styles['results']} aria-label={t('settings.mibs.results')}>
          {results.map((result, index) => (
            // Two files may have one name.
            <Result key={`${String(index)} ${result.name}`} result={result} />
          ))}
        </ul>
      )}
    </section>
  );
}

function outcomeOf(result: Imported, speech: Speech): string {
  const { t, language } = speech;
  if ('fault' in result) return showFault(result.fault, speech).detail;
  if ('unfit' in result)
    return t(`settings.mibs.${result.unfit}`, {
      size: formatBytes(result.size, language),
      most: formatBytes(MOST_MIB_BYTES, language),
    });
  const { problems } = result.mib;
  return problems.length === 0 ? t('settings.mibs.ok') : t('settings.mibs.okProblems', { count: problems.length });
}

function Result({ result }: { readonly result: Imported }) {
  const speech = useSpeech();
  const isGood = 'mib' in result;
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <li className={styles['result']} data-good={isGood}>
      <Icon size={14} aria-hidden="true" />
      <b translate="no">{result.name}</b>
      <span>{outcomeOf(result, speech)}</span>
      {isGood && result.mib.problems.length > 0 && (
        <ul className={styles['why']} translate="no">
          {result.mib.problems.slice(0, 3).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
