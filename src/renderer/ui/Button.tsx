import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly tone?: 'plain' | 'primary' | 'danger';
  readonly icon?: ReactNode;
  /** Why it does nothing at present. It can still be reached, so that everybody can learn the reason. */
  readonly whyNot?: string | undefined;
};

export function Button({ tone = 'plain', icon, children, className, whyNot, ...rest }: ButtonProps) {
  const classNames = classes(styles['button'], styles[tone], className);
  if (whyNot === undefined)
    return (
      <button type="button" {...rest} className={classNames}>
        {icon}
        {children}
      </button>
    );
  return (
    <Tooltip text={whyNot}>
      <button type="button" aria-label={rest['aria-label']} aria-disabled="true" className={classNames}>
        {icon}
        {children}
      </button>
    </Tooltip>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  readonly label: string;
  readonly icon: ReactNode;
};

/** A button whose word is only spoken and shown as a hint. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classes(styles['button'], styles['icon'], className)}
    >
      {icon}
    </button>
  );
}
