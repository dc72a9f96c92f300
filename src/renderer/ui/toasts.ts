import { createStore } from 'zustand/vanilla';

const SHOWN_MS = 8000;

export type ToastMessage = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'fault';
  readonly undo: (() => void) | undefined;
};

/** Short messages at the edge of the window; each goes by itself, a fault stays until it is read. */
export function createToasts() {
  const store = createStore<readonly ToastMessage[]>(() => []);
  let lastId = 0;
  const dismiss = (id: number): void =>
    store.setState(
      store.getState().filter((toast) => toast.id !== id),
      true,
    );
  return {
    store,
    dismiss,
    show(text: string, { tone = 'info', undo }: { tone?: ToastMessage['tone']; undo?: () => void } = {}): void {
      lastId += 1;
      const id = lastId;
      store.setState([...store.getState().slice(-3), { id, text, tone, undo }], true);
      if (tone === 'info') setTimeout(() => dismiss(id), SHOWN_MS);
    },
  };
}
export type Toasts = ReturnType<typeof createToasts>;
