const MASK = '•••';
/** What is shorter would blank out ordinary words. */
const LEAST_LENGTH = 4;

/** Texts that look like secrets, by what stands before them. Each is linear in the length of the text. */
const PATTERNS: readonly RegExp[] = [
  // PEM (RFC 7468): from the first line on, whatever belongs to base64, to the armour and to escaped line ends.
  /(-----BEGIN [A-Z0-9 ]{1,40}-----)[\w+/=\s\\:,-]+/g,
  // password=…, "community":"…", RouterOS and wpa_supplicant alike.
  /\b((?:auth|priv)?(?:password|passwd|passphrase|secret|community|psk|pre-shared-key|api[_-]?key)\\?["']?\s?[=:]\s?\\?["']?)(?!•)[^\s"'\\,;&}]+/gi,
  /\b(snmp-server\s+community\s+|enable\s+secret\s+(?:\d\s+)?|(?:password|key-string|secret)\s+[057-9]\s+|key-string\s+)(?!•|\d\s)\S+/gi,
  // Junos: set … secret "…".
  /\b(set\s[^\n]{1,200}?\s(?:secret|encrypted-password|authentication-key|authentication-password|privacy-password)\s+)(?!•)\S+/gi,
  /\b(bearer\s+)(?!•)[\w.~+/=-]+/gi,
  /\b(ronda_|s_)[\w-]{40,}/g,
];

/** A text without what looks like a secret: keys in PEM, communities, passwords, tokens. */
export const redactPatterns = (text: string): string =>
  PATTERNS.reduce((left, pattern) => left.replace(pattern, `$1${MASK}`), text);

/** A text without these values, also where JSON has escaped them or an address has encoded them. */
export function redactValues(text: string, secrets: Iterable<string>): string {
  let left = text;
  for (const secret of secrets)
    for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]))
      left = left.replaceAll(form, MASK);
  return left;
}

/** Knows the secrets that are in the clear at this moment, and keeps them out of texts. */
export function createRedactor() {
  const held = new Map<string, number>();
  return {
    /** @returns how to let go of it; a value that is held twice stays until both have let go */
    hold(secret: string): () => void {
      if (secret.length < LEAST_LENGTH) return () => undefined;
      held.set(secret, (held.get(secret) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (held.get(secret) ?? 1) - 1;
        if (left > 0) held.set(secret, left);
        else held.delete(secret);
      };
    },
    redact: (text: string): string => redactPatterns(redactValues(text, held.keys())),
  };
}
export type Redactor = ReturnType<typeof createRedactor>;
