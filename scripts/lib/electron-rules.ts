import { parseSync } from '@swc/core';

type Tree = { readonly type?: string; readonly [key: string]: unknown };
type Rule = { readonly what: string; readonly breaks: (node: Tree, file: string) => boolean };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** "a.b.c" for a name or a chain of members, also with `?.` and `['c']`; empty for anything else. */
function nameOf(node: unknown): string {
  if (!isTree(node)) return '';
  switch (node.type) {
    case 'Identifier':
      return String(node['value']);
    case 'StringLiteral':
      return String(node['value']);
    case 'Computed':
      return nameOf(node['expression']);
    case 'MemberExpression':
      return `${nameOf(node['object'])}.${nameOf(node['property'])}`;
    case 'OptionalChainingExpression':
      return nameOf(node['base']);
    default:
      return '';
  }
}

const calledName = (node: Tree): string =>
  node.type === 'CallExpression' || node.type === 'NewExpression' ? nameOf(node['callee']) : '';
const isCall = (node: Tree, pattern: RegExp): boolean =>
  node.type === 'CallExpression' && pattern.test(calledName(node));
const hasKey = (node: Tree, pattern: RegExp): boolean =>
  (node.type === 'KeyValueProperty' && pattern.test(nameOf(node['key']))) ||
  (node.type === 'JSXAttribute' && pattern.test(nameOf(node['name'])));
const isTrue = (node: Tree, key: RegExp): boolean =>
  hasKey(node, key) &&
  isTree(node['value']) &&
  node['value'].type === 'BooleanLiteral' &&
  node['value']['value'] === true;
const isFalse = (node: Tree, key: RegExp): boolean =>
  hasKey(node, key) &&
  isTree(node['value']) &&
  node['value'].type === 'BooleanLiteral' &&
  node['value']['value'] === false;
const outside = (file: string, ...allowed: readonly string[]): boolean => !allowed.some((end) => file.endsWith(end));

const FACTORY = 'src/main/shell/main-window.ts';
const RULES: readonly Rule[] = [
  {
    what: 'makes a window outside its one factory',
    breaks: (node, file) =>
      node.type === 'NewExpression' &&
      /(?:^|\.)(?:BrowserWindow|WebContentsView|BaseWindow)$/.test(calledName(node)) &&
      outside(file, FACTORY),
  },
  {
    what: 'listens to IPC beside the one channel',
    breaks: (node, file) =>
      isCall(node, /(?:^|\.)ipcMain\.(?:on|once|handle|handleOnce|addListener)$/) &&
      outside(file, 'src/main/shell/ipc.ts'),
  },
  {
    what: 'loads a page elsewhere than where the address is checked',
    breaks: (node, file) => isCall(node, /\.loadURL$/) && outside(file, FACTORY, 'src/main/shell/boot.ts'),
  },
  { what: 'loads a file as a page', breaks: (node) => isCall(node, /\.loadFile$/) },
  {
    what: 'opens something with another program',
    breaks: (node) => isCall(node, /(?:^|\.)shell\.(?:openExternal|openPath|openItem)$/),
  },
  {
    what: 'runs text as code',
    breaks: (node) =>
      isCall(node, /(?:^|\.)(?:eval|executeJavaScript|insertCSS)$/) ||
      (node.type === 'NewExpression' && calledName(node) === 'Function'),
  },
  { what: 'keeps secrets as plain text', breaks: (node) => isCall(node, /\.setUsePlainTextEncryption$/) },
  {
    what: 'takes a protection from a protocol',
    breaks: (node) => isTrue(node, /^(?:bypassCSP|allowServiceWorkers|corsEnabled)$/),
  },
  {
    what: 'takes a protection from a window',
    breaks: (node) =>
      isTrue(
        node,
        /^(?:nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures|navigateOnDragDrop|spellcheck)$/,
      ) ||
      isFalse(node, /^(?:contextIsolation|sandbox|webSecurity)$/) ||
      hasKey(node, /^enableBlinkFeatures$/),
  },
  {
    what: 'starts a shell',
    breaks: (node) =>
      (hasKey(node, /^shell$/) && isTrue(node, /^shell$/)) ||
      (isCall(node, /(?:^|\.)(?:exec|execSync)$/) && calledName(node).startsWith('child')),
  },
  {
    what: 'makes markup of text',
    breaks: (node) =>
      hasKey(node, /^(?:dangerouslySetInnerHTML|srcDoc)$/) ||
      isCall(node, /\.(?:insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$|^document\.write(?:ln)?$/) ||
      (node.type === 'AssignmentExpression' && /\.(?:innerHTML|outerHTML|srcdoc)$/.test(nameOf(node['left']))),
  },
];

/** What the factory of windows says in so many words, whatever Electron's defaults are or become. */
const WINDOW = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

function* nodesOf(tree: unknown): Generator<Tree> {
  if (Array.isArray(tree)) for (const one of tree) yield* nodesOf(one);
  else if (isTree(tree)) {
    yield tree;
    for (const value of Object.values(tree)) if (isTree(value)) yield* nodesOf(value);
  }
}

/** Every node of a source text, the outermost first. */
const parse = (code: string, file: string): readonly Tree[] => [
  ...nodesOf(parseSync(code, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' })),
];

/** What a source file does that would open the window, the page or the system to others. */
export const violationsOf = (file: string, code: string): readonly string[] => {
  const nodes = parse(code, file);
  const broken = RULES.filter(({ breaks }) => nodes.some((node) => breaks(node, file)));
  return broken.map(({ what }) => `${file} ${what}`);
};

/** Protections that the factory of windows does not name. */
export function unsaidOf(code: string): readonly string[] {
  const nodes = parse(code, FACTORY);
  return Object.entries(WINDOW)
    .filter(([name, on]) => !nodes.some((node) => (on ? isTrue : isFalse)(node, new RegExp(`^${name}$`))))
    .map(([name, on]) => `${FACTORY} does not say ${name}: ${String(on)}`);
}

/** What a preload lends the page: "name: key, key", and which parts of Electron it takes. */
export function preloadOf(code: string): { readonly lends: readonly string[]; readonly takes: readonly string[] } {
  const nodes = parse(code, 'preload.ts');
  const exposed = nodes.filter((node) => isCall(node, /contextBridge\.exposeInMainWorld$/));
  const bridge = nodes.find((node) => node.type === 'VariableDeclarator' && nameOf(node['id']) === 'bridge');
  const keys = isTree(bridge?.['init'])
    ? (bridge['init']['properties'] as readonly Tree[]).map(({ key }) => nameOf(key))
    : [];
  const taken = nodes
    .filter((node) => node.type === 'ImportDeclaration' && node['typeOnly'] !== true)
    .flatMap((node) => node['specifiers'] as readonly Tree[])
    .filter((specifier) => specifier['isTypeOnly'] !== true);
  const name = (call: Tree) => nameOf((call['arguments'] as readonly Tree[])[0]?.['expression']);
  return {
    lends: exposed.map((call) => `${name(call)}: ${keys.join(', ')}`),
    takes: taken.map(({ local }) => nameOf(local)),
  };
}

/** Names that are called, in the order in which they stand. */
export const callsOf = (code: string): readonly string[] =>
  parse(code, 'x.ts')
    .filter(({ type }) => type === 'CallExpression')
    .map(calledName);
