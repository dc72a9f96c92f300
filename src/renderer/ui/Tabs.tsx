import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

type Tab<T extends string> = { readonly value: T; readonly label: string; readonly content: ReactNode };
type TabsProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly Tab<T>[];
  readonly onValue: (value: T) => void;
};

/** One of several panels; arrow keys move between the tabs. */
export function Tabs<T extends string>({ label, value, tabs, onValue }: TabsProps<T>) {
  return (
    <Radix.Root value={value} onValueChange={(chosen) => onValue(chosen as T)} className={styles['tabs']}>
      <Radix.List aria-label={label} className={styles['list']}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles['tab']}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={styles['panel']}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
