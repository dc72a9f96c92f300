import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import type { SavedView } from '../../../../contract/views.ts';
import { isColumn } from '../list/columns.model.ts';
import { useList, useListState } from '../list/ListContext.tsx';
import { DEFAULT_SORT } from '../list/sort.model.ts';
import styles from '../list/Toolbar.module.css';
import { useSpeech } from '../../../ui/Translation.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { useSavedViews } from './use-saved-views.ts';

/** Saved views as chips: a press brings back filter, columns, order and layout. */
export function ViewChips() {
  const { t } = useSpeech();
  const { list, settings } = useList();
  const q = useListState((state) => state.asked.q);
  const [isSaving, setSaving] = useState(false);
  const views = useSavedViews();
  const apply = (view: SavedView): void => {
    const sort =
      view.sort && isColumn(view.sort.column)
        ? { column: view.sort.column, isDescending: view.sort.descending }
        : DEFAULT_SORT;
    settings.change({
      layout: view.layout,
      columns: view.columns.map(({ id }) => id).filter(isColumn),
      widths: Object.fromEntries(view.columns.flatMap(({ id, width }) => (width === null ? [] : [[id, width]]))),
      sort,
    });
    list.ask({ q: view.filter, sort });
  };
  return (
    <>
      {views.items.map((view) => (
        <button
          key={view.id}
          type="button"
          className={styles['chip']}
          aria-pressed={view.filter === q && q !== ''}
          title={view.filter}
          onClick={() => apply(view)}
        >
          {view.name}
        </button>
      ))}
      <button
        type="button"
        className={styles['chip']}
        aria-haspopup="dialog"
        title={t('devices.views.save')}
        onClick={() => setSaving(true)}
      >
        <BookmarkPlus size={14} aria-hidden="true" />
        {views.items.length === 0 ? (
          t('devices.views.save')
        ) : (
          <span className="visually-hidden">{t('devices.views.save')}</span>
        )}
      </button>
      {isSaving && <SaveViewDialog views={views} onClose={() => setSaving(false)} />}
    </>
  );
}
