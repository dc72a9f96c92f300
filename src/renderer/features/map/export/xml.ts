const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// eslint-disable-next-line no-control-regex -- control characters are what it takes away
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Half of a sign beyond 16 bits, without its other half. */
const HALF_SIGN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML 1.0 can hold it: marked signs are escaped, and what it knows no way to write goes. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(CONTROL, '')
    .replaceAll(HALF_SIGN, '')
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A name every system takes for a file: letters, digits, "-". */
export function fileName(name: string, extension: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase();
  return `ronda-${plain === '' ? 'map' : plain}.${extension}`;
}
