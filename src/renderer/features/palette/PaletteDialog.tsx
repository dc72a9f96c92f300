import { Command } from 'cmdk';
import { memo, useCallback, useMemo, useState } from 'react';
import { useApp, useAppState, useMayOperate } from '../../store/AppProvider.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { focusAtOnce } from '../../ui/focus.ts';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { createFrecency } from './frecency.ts';
import { itemOf, newAddress, type PaletteItem, rank } from './palette.model.ts';
import styles from './PaletteDialog.module.css';
import { attempt, type Next, usePaletteItems } from './use-palette-items.ts';

const RECENT = 6;
const FIRST = 8;
const TAKES_OVER = new Set(['command add', 'command paste', 'command import']);

type PaletteDialogProps = { readonly onClose: () => void; readonly onNext: (next: Next) => void };

/** Watches an address that was typed, with undo. */
function useAddAddress(text: string): PaletteItem | undefined {
  const { call, undo } = useApp();
  const speech = useSpeech();
  const { t } = speech;
  const toasts = useToasts();
  const mayOperate = useMayOperate();
  const devices = useAppState((state) => state.devices);
  const known = useMemo(
    () => new Set([...(devices?.values() ?? [])].map(({ address }) => address.toLowerCase())),
    [devices],
  );
  const address = mayOperate ? newAddress(text, known) : undefined;
  if (address === undefined) return undefined;
  const add = async (): Promise<void> => {
    const { id, name } = await call('devices.add', { address });
    const done = t('palette.added', { name });
    const again = async () => void (await call('devices.bulk', { restore: [id] }));
    const away = async () => void (await call('devices.remove', { id }));
    undo.did({ text: done, undo: away, redo: again });
    toasts.show(done, { undo: () => attempt(undo.undo(), { speech, toasts }) });
  };
  return itemOf({
    id: 'add-address',
    kind: 'command',
    text: t('palette.addThis', { address }),
    note: '',
    run: () => attempt(add(), { speech, toasts }),
  });
}

export function PaletteDialog({ onClose, onNext }: PaletteDialogProps) {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const [frecency] = useState(() => createFrecency(window.localStorage, Date.now));
  const open = useCallback((next: Next) => onNext(next), [onNext]);
  const items = usePaletteItems(open);
  const addition = useAddAddress(text);
  const found = useMemo(() => rank(items, text, frecency.boostOf), [items, text, frecency]);
  const shown = addition ? [addition, ...found] : found;
  const isEmpty = text.trim() !== '' && shown.length === 0;
  const choose = useCallback(
    (item: PaletteItem): void => {
      frecency.use(item.id);
      // What opens another dialog takes the place of this one.
      if (!TAKES_OVER.has(item.id)) onClose();
      item.run();
    },
    [frecency, onClose],
  );
  return (
    <Dialog title={t('shell.palette')} size="large" onClose={onClose}>
      <Command label={t('palette.label')} shouldFilter={false} loop className={styles['palette']}>
        <Command.Input
          ref={focusAtOnce}
          value={text}
          onValueChange={setText}
          placeholder={t('palette.placeholder')}
          className={styles['input']}
        />
        <Command.List className={styles['list']} label={t('palette.results')} hidden={isEmpty}>
          {text.trim() === '' ? (
            <Suggestions items={items} recent={frecency.best(RECENT)} onChoose={choose} />
          ) : (
            shown.map((item) => <Row key={item.id} item={item} onChoose={choose} />)
          )}
        </Command.List>
        {isEmpty && (
          <div className={styles['empty']}>
            <strong>{t('palette.emptyTitle', { text: text.trim() })}</strong>
            <p>{t('palette.emptyNext')}</p>
          </div>
        )}
        <Prefixes />
        <output className="visually-hidden">
          {text.trim() === '' ? '' : t('palette.count', { count: found.length })}
        </output>
      </Command>
    </Dialog>
  );
}

type SuggestionsProps = {
  readonly items: readonly PaletteItem[];
  readonly recent: readonly string[];
  readonly onChoose: (item: PaletteItem) => void;
};

/** Before anything is typed: what was used lately, and the first commands. */
function Suggestions({ items, recent, onChoose }: SuggestionsProps) {
  const { t } = useSpeech();
  const used = recent.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const first = items.filter((item) => item.kind === 'command' && !recent.includes(item.id)).slice(0, FIRST);
  return (
    <>
      {used.length > 0 && (
        <Command.Group heading={t('palette.recent')} className={styles['group']}>
          {used.map((item) => (
            <Row key={item.id} item={item} onChoose={onChoose} />
          ))}
        </Command.Group>
      )}
      <Command.Group heading={t('palette.commands')} className={styles['group']}>
        {first.map((item) => (
          <Row key={item.id} item={item} onChoose={onChoose} />
        ))}
      </Command.Group>
    </>
  );
}

type RowProps = { readonly item: PaletteItem; readonly onChoose: (item: PaletteItem) => void };

const Row = memo(function Row({ item, onChoose }: RowProps) {
  const { t } = useSpeech();
  return (
    <Command.Item value={item.id} onSelect={() => onChoose(item)} className={styles['item']}>
      <span className={styles['mark']}>{item.state && <StatusMark state={item.state} withWord={false} />}</span>
      <span className={styles['text']}>{item.text}</span>
      <span className={styles['note']}>{item.note}</span>
      <span className={styles['kind']}>{t(`palette.kinds.${item.kind}`)}</span>
    </Command.Item>
  );
});

function Prefixes() {
  const { t } = useSpeech();
  return (
    <footer className={styles['foot']}>
      <span>
        <kbd>&gt;</kbd> {t('palette.hint')}
      </span>
      <span>
        <kbd>@</kbd> {t('palette.hintDevices')}
      </span>
      <span>
        <kbd>#</kbd> {t('palette.hintTags')}
      </span>
      <span>
        <kbd>,</kbd> {t('palette.hintSettings')}
      </span>
    </footer>
  );
}
