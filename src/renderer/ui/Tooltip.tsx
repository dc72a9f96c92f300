import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Tooltip.module.css';

type TooltipProps = { readonly text: ReactNode; readonly children: ReactElement };

/** A hint at a control, by pointer and by focus. It repeats or explains; nothing is only said here. */
export const Tooltip = ({ text, children }: TooltipProps) => (
  <Radix.Provider delayDuration={400}>
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Content className={styles['tooltip']} sideOffset={4} collisionPadding={8}>
        {text}
      </Radix.Content>
    </Radix.Root>
  </Radix.Provider>
);
