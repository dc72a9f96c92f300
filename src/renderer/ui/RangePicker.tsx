import { ChevronDown } from 'lucide-react';
import { lastRange, PRESETS, type TimeRange } from '../time/range.ts';
import { Button } from './Button.tsx';
import { Menu, MenuChoices } from './Menu.tsx';
import { useSpeech } from './Translation.tsx';

type RangePickerProps = { readonly range: TimeRange; readonly onRange: (range: TimeRange) => void };

/** Chooses a stretch of time: a preset, whole days, or from and to. */
export function RangePicker({ range, onRange }: RangePickerProps) {
  const { t } = useSpeech();
  const preset = PRESETS.find((name) => lastRange(name).from === range.from && range.to === 'now');
  return (
    <Menu
      trigger={
        <Button>
          {preset === undefined ? `${range.from} – ${range.to}` : t('range.last', { length: preset })}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        label={t('range.label')}
        value={preset ?? ''}
        choices={PRESETS.map((value) => ({ value, label: t('range.last', { length: value }) }))}
        onChoose={(chosen) => onRange(lastRange(chosen === '' ? '1h' : chosen))}
      />
    </Menu>
  );
}
