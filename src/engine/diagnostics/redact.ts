import { homedir } from 'node:os';

const HIDDEN = '[redacted]';
/** Names of fields whose values are nobody's business. */
const SECRET_NAME =
  /pass(?:word|phrase|wd)?|secret|token|community|credential|authorization|cookie|api-?key|private-?key|setup/i;
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Our own tokens, sessions and one-time addresses.
  [/\b(?:ronda|s)_[\w-]{20,}/g, HIDDEN],
  [/(#setup=)[\w-]+/g, `$1${HIDDEN}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  // user:password@host
  [/(:\/\/)[^\s/@]+@/g, `$1${HIDDEN}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  [
    /\b((?:pass(?:word|phrase|wd)?|secret|token|community|api-?key)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}&]+)/gi,
    `$1${HIDDEN}`,
  ],
];

/** A text without secrets, and without the name of whoever sits here. */
export function redactText(text: string): string {
  const home = homedir();
  const bare = home.length > 1 ? text.replaceAll(home, '~') : text;
  return PATTERNS.reduce((done, [pattern, by]) => done.replaceAll(pattern, by), bare);
}

/** The same for plain data; fields with the name of a secret lose their value whatever it is. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, SECRET_NAME.test(name) && one !== null ? HIDDEN : redact(one)]),
  );
}
