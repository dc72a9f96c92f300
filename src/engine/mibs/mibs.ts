import { Fault } from '../../contract/faults.ts';
import type { MibFile, MibNode as NodeView } from '../../contract/mibs.ts';
import type { Mutation, StoredMib } from '../storage/storage.ts';
import { type Module, parseMibs } from './mib-module.ts';
import { createMibTree, type MibNode, type MibTree } from './mib-tree.ts';

export type { MibTree } from './mib-tree.ts';
type Options = {
  readonly now: () => number;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
};
type File = { readonly name: string; readonly addedAt: number; readonly modules: readonly Module[] };

/** More files than any maker has. */
const MOST_FILES = 500;
const MOST_PROBLEMS = 20;

/** The MIB files of a person over the standard ones. The tree is made when it is first asked for. */
export function createMibs({ now, commit }: Options) {
  let files: readonly File[] = [];
  let sources: readonly StoredMib[] = [];
  let tree: MibTree | undefined;

  function known(): MibTree {
    // What was stored could be read once; what cannot be read any more is left out rather than hiding the rest.
    if (sources.length > 0) {
      files = sources.flatMap(({ name, addedAt, source }) => {
        try {
          return [{ name, addedAt, modules: parseMibs(source) }];
        } catch {
          return [];
        }
      });
      sources = [];
    }
    tree ??= createMibTree(files.flatMap(({ modules }) => modules));
    return tree;
  }
  function viewOf({ name, addedAt, modules }: File): MibFile {
    const names = new Set(modules.map((module) => module.name));
    const missing = new Set(
      known()
        .loose.filter((one) => names.has(one.module))
        .map(({ needs, from }) => `${needs} is not known${from === undefined ? '' : `; import ${from}, too`}.`),
    );
    const problems = [...modules.flatMap((module) => module.problems), ...missing];
    return {
      name,
      modules: [...names],
      objects: modules.reduce((sum, { definitions }) => sum + definitions.length, 0),
      addedAt: new Date(addedAt).toISOString(),
      problems: problems.slice(0, MOST_PROBLEMS),
    };
  }
  function nodeView(node: MibNode): NodeView {
    const mibs = known();
    const { definition } = node;
    return {
      oid: node.oid,
      name: node.name,
      module: node.module,
      kind: mibs.kindOf(node),
      type: definition?.syntax?.base ?? null,
      access: definition?.access ?? null,
      units: definition?.units ?? null,
      description: definition?.description ?? null,
      index: [...(definition?.index ?? [])],
      values: [...mibs.namesOf(node)].map(([value, name]) => ({ value, name })),
      hasChildren: mibs.children(node.oid).length > 0,
    };
  }
  /** @throws {Fault} `not-found` for a name of no MIB */
  function resolve(text: string): string {
    const oid = known().resolve(text);
    if (oid === undefined) throw new Fault('not-found', `No MIB here has the name "${text.slice(0, 80)}".`);
    return oid;
  }

  return {
    load: (stored: readonly StoredMib[]): void => {
      sources = stored;
    },
    tree: known,
    resolve,
    list: (): MibFile[] => {
      known();
      return files.map(viewOf);
    },
    /** @throws {Fault} `invalid-input` with the line at which it is no MIB */
    async add(source: string): Promise<MibFile> {
      known();
      const modules = parseMibs(source);
      const [{ name } = { name: '' }] = modules;
      const others = files.filter((file) => file.name !== name);
      if (others.length >= MOST_FILES) throw new Fault('conflict', 'There are too many MIB files.');
      const file = { name, addedAt: now(), modules };
      await commit([{ type: 'mib.put', mib: { name, addedAt: file.addedAt, source } }]);
      files = [...others, file];
      tree = undefined;
      return viewOf(file);
    },
    async remove(name: string): Promise<void> {
      known();
      if (!files.some((file) => file.name === name)) throw new Fault('not-found', 'There is no such MIB file.');
      await commit([{ type: 'mib.remove', name }]);
      files = files.filter((file) => file.name !== name);
      tree = undefined;
    },
    /** A name and what lies directly below it. */
    below(text: string) {
      const oid = resolve(text);
      const mibs = known();
      const node = mibs.get(oid);
      return { node: node ? nodeView(node) : null, items: mibs.children(oid).map(nodeView), nextCursor: null };
    },
    find: (words: string, limit: number): NodeView[] => known().find(words, limit).map(nodeView),
  };
}
export type Mibs = ReturnType<typeof createMibs>;
