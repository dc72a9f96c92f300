import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Role } from '../../../contract/define.ts';
import { roleCovers } from '../../../contract/define.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Block.module.css';

/** Whether whoever is signed in may do what a role may. */
export const useMay = (role: Role): boolean => useAppState(({ me }) => roleCovers(me?.role, role));

/** Why controls are off, for those whose role does not cover them. */
export function RoleNote({ needs }: { readonly needs: Role }) {
  const { t } = useSpeech();
  const own = useAppState(({ me }) => me?.role);
  if (own === undefined || roleCovers(own, needs)) return null;
  return (
    <p className={styles['note']}>
      <Lock size={14} aria-hidden="true" />
      {t('settings.needs', { role: t(`roles.${needs}`), own: t(`roles.${own}`) })}
    </p>
  );
}

export const Lead = ({ children }: { readonly children: ReactNode }) => <p className={styles['lead']}>{children}</p>;

type BlockProps = { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

/** A part of a section with a heading of its own. */
export const Block = ({ title, children, actions }: BlockProps) => (
  <section className={styles['block']}>
    <header className={styles['head']}>
      <h2 className={styles['title']}>{title}</h2>
      {actions}
    </header>
    {children}
  </section>
);

type TableProps = {
  readonly label: string;
  readonly heads: readonly string[];
  /** Columns of numbers stand at the end of their cells. */
  readonly numeric?: ReadonlySet<number>;
  /** Its cells are names that are the same in every language. */
  readonly isData?: boolean;
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A small table; the first cell of a row names it. */
export const Table = ({ label, heads, rows, numeric = new Set(), isData = false }: TableProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <section className={styles['scroll']} aria-label={label} tabIndex={0}>
    <table className={styles['table']}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" data-numeric={numeric.has(index)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody translate={isData ? 'no' : undefined}>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) =>
              index === 0 ? (
                // The cells of a row have no names but their places.
                <th key={index} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={index} data-numeric={numeric.has(index)}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
