/** A line of a tree as it stands open: who it is, what it is in, and whether something is in it. */
export type TreeItem<K> = {
  readonly key: K;
  readonly parent: K | undefined;
  readonly hasParts: boolean;
  readonly isOpen: boolean;
};
/** What a key does to a tree: where it leads, and which part it opens or closes. */
export type TreeStep<K> = { readonly to?: K | undefined; readonly toggle?: K };

/** @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export function treeStep<K>(lines: readonly TreeItem<K>[], present: K, key: string): TreeStep<K> | undefined {
  const at = Math.max(
    0,
    lines.findIndex((line) => line.key === present),
  );
  const line = lines[at];
  if (line === undefined) return undefined;
  const to = (index: number): TreeStep<K> => ({ to: lines[Math.min(lines.length - 1, Math.max(0, index))]?.key });
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(lines.length - 1);
    case 'ArrowRight':
      if (!line.hasParts) return {};
      return line.isOpen ? to(at + 1) : { toggle: present };
    case 'ArrowLeft':
      return line.hasParts && line.isOpen ? { toggle: present } : { to: line.parent ?? present };
    case 'Enter':
    case ' ':
      return line.hasParts ? { toggle: present } : {};
    default:
      return undefined;
  }
}

/** The next line whose name begins with what was typed, round the end; the present one counts while a word grows. */
export function typedAhead<K>(
  lines: readonly (TreeItem<K> & { readonly name: string })[],
  present: K | undefined,
  typed: string,
): K | undefined {
  const at = lines.findIndex(({ key }) => key === present);
  const from = Math.max(0, typed.length > 1 ? at : at + 1);
  const round = [...lines.slice(from), ...lines.slice(0, from)];
  return round.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()))?.key;
}
