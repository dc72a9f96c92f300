/** A ref for the field that the person came to fill in: it has the focus as soon as it is there. */
export const focusAtOnce = (element: HTMLElement | null): void => element?.focus();
