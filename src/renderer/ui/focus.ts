/**
 * A ref for the field that the person came to fill in: it has the focus as soon as it is there. In a dialog that is not
 * open yet nothing can have the focus; opening gives it to what is marked.
 */
export function focusAtOnce(element: HTMLElement | null): void {
  if (element === null) return;
  element.autofocus = true;
  element.focus();
}
