import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

type MenuProps = { readonly trigger: ReactElement; readonly children: ReactNode };

/**
 * A menu under its button. Not modal, because the modal kind locks scrolling with an injected style sheet, which the
 * Content-Security-Policy refuses. Without a portal it stays in the landmark of its button.
 */
export function Menu({ trigger, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content className={styles['menu']} align="end" sideOffset={4} collisionPadding={8}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = { readonly onSelect: () => void; readonly disabled?: boolean; readonly children: ReactNode };

export const MenuItem = ({ onSelect, disabled = false, children }: MenuItemProps) => (
  <DropdownMenu.Item className={styles['item']} disabled={disabled} onSelect={onSelect}>
    {children}
  </DropdownMenu.Item>
);

export const MenuLine = () => <DropdownMenu.Separator className={styles['line']} />;

export const MenuNote = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className={styles['note']}>{children}</DropdownMenu.Label>
);

type Choice<T extends string> = { readonly value: T; readonly label: string };
type MenuChoicesProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
};

/** One of several, the present one ticked. */
export function MenuChoices<T extends string>({ label, value, choices, onChoose }: MenuChoicesProps<T>) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={(chosen) => onChoose(chosen as T)} aria-label={label}>
      <MenuNote>{label}</MenuNote>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem key={choice.value} value={choice.value} className={styles['item']}>
          <span className={styles['tick']}>
            <DropdownMenu.ItemIndicator>
              <Check size={14} aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
          </span>
          {choice.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
