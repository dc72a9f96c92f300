import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type FormEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { lastRange, NAMED_RANGES, PRESETS, type TimeRange } from '../time/range.ts';
import { Button, IconButton } from './Button.tsx';
import { TextField } from './Field.tsx';
import { useRangeHistory } from './range-history.ts';
import { editable, presetText, rangeText, typedRange } from './range-text.ts';
import styles from './RangePicker.module.css';
import { useSpeech } from './Translation.tsx';

type RangePickerProps = { readonly range: TimeRange; readonly onRange: (range: TimeRange) => void };
const NAMES = ['today', 'yesterday', 'week'] as const;

/** Chooses a stretch of time: a preset, whole days, or from and to in the grammar of ranges. */
export function RangePicker({ range, onRange }: RangePickerProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [isOpen, setOpen] = useState(false);
  const history = useRangeHistory();
  const { past, future } = useStore(history.store);
  useEffect(() => history.saw(range), [history, range]);
  useShortcuts({ time: () => setOpen(true) });
  const step = (target: TimeRange | undefined): void => {
    if (target) onRange(target);
  };
  const [now] = useState(Date.now);
  const text = rangeText(range, now, speech);
  const choose = (chosen: TimeRange): void => {
    setOpen(false);
    onRange(chosen);
  };
  return (
    <div className={styles['picker']}>
      <IconButton
        label={t('range.back')}
        icon={<ChevronLeft size={14} />}
        className={styles['step']}
        disabled={past.length < 2}
        onClick={() => step(history.back())}
      />
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button title={t('keyboard.time')} className={styles['open']}>
            <span className={styles['text']}>{text}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        </Popover.Trigger>
        <Popover.Content
          className={styles['sheet']}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('range.choose', { range: text })}
        >
          <Sheet range={range} onChoose={choose} />
        </Popover.Content>
      </Popover.Root>
      <IconButton
        label={t('range.forward')}
        icon={<ChevronRight size={14} />}
        className={styles['step']}
        disabled={future.length === 0}
        onClick={() => step(history.forward())}
      />
    </div>
  );
}

type SheetProps = { readonly range: TimeRange; readonly onChoose: (range: TimeRange) => void };

function Sheet({ range, onChoose }: SheetProps) {
  const speech = useSpeech();
  const { t } = speech;
  const isChosen = (one: TimeRange) => one.from === range.from && one.to === range.to;
  const choices = (heading: string, list: readonly { readonly text: string; readonly range: TimeRange }[]) => (
    <fieldset className={styles['group']}>
      <legend className={styles['heading']}>{heading}</legend>
      <div className={styles['choices']}>
        {list.map((one) => (
          <button
            key={one.text}
            type="button"
            aria-pressed={isChosen(one.range)}
            className={styles['choice']}
            onClick={() => onChoose(one.range)}
          >
            {one.text}
          </button>
        ))}
      </div>
    </fieldset>
  );
  return (
    <>
      {choices(
        t('range.presets'),
        PRESETS.map((name) => ({ text: presetText(name, speech), range: lastRange(name) })),
      )}
      {choices(
        t('range.named'),
        NAMES.map((name) => ({ text: t(`range.${name}`), range: NAMED_RANGES[name] })),
      )}
      <TypedRange range={range} onChoose={onChoose} />
    </>
  );
}

function TypedRange({ range, onChoose }: SheetProps) {
  const { t, language } = useSpeech();
  const [from, setFrom] = useState(() => editable(range.from));
  const [to, setTo] = useState(() => editable(range.to));
  const [problem, setProblem] = useState<'from' | 'to' | 'order'>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = typedRange(from, to, Date.now());
    if ('range' in typed) onChoose(typed.range);
    else setProblem(typed.problem);
  };
  const [now] = useState(Date.now);
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'long' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const wrongTo = problem === 'order' ? t('range.endsBefore') : problem === 'to' ? t('range.notMoment') : undefined;
  return (
    <form className={styles['group']} onSubmit={submit} noValidate>
      <h3 className={styles['heading']}>{t('range.absolute')}</h3>
      <div className={styles['ends']}>
        <TextField
          label={t('range.from')}
          value={from}
          onValue={setFrom}
          isMono
          error={problem === 'from' ? t('range.notMoment') : undefined}
        />
        <TextField label={t('range.to')} value={to} onValue={setTo} isMono error={wrongTo} />
      </div>
      <p className={styles['hint']}>{t('range.hint')}</p>
      <div className={styles['foot']}>
        <span className={styles['hint']}>{t('range.zone', { zone: zone ?? '' })}</span>
        <Button type="submit" tone="primary">
          {t('range.apply')}
        </Button>
      </div>
    </form>
  );
}
