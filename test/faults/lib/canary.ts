import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The middle of a base64 text for each of the three places a secret can begin at. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The first and last letters also hold bits of what stands beside it.
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
}

/** Every form in which a secret may lie somewhere. */
export function formsOf(secret: string): Readonly<Record<string, readonly Buffer[]>> {
  const bytes = Buffer.from(secret);
  const utf16 = Buffer.from(secret, 'utf16le');
  const base64 = base64Forms(secret);
  return {
    plain: [bytes],
    base64: base64.map((text) => Buffer.from(text)),
    base64url: base64.map((text) => Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))),
    hex: [bytes.toString('hex'), bytes.toString('hex').toUpperCase()].map((text) => Buffer.from(text)),
    utf16: [utf16, Buffer.from(utf16).swap16()],
  };
}

/** Where a secret lies: "plain in FILE", for each form and each place that holds it. */
export function findIn(places: ReadonlyMap<string, Buffer>, secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) =>
    Object.entries(formsOf(secret)).flatMap(([form, needles]) =>
      [...places].flatMap(([place, content]) =>
        needles.some((needle) => content.includes(needle)) ? [`${secret} as ${form} in ${place}`] : [],
      ),
    ),
  );
}

/** Every file below a folder, read whole. */
export function filesIn(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path, { throwIfNoEntry: false })) files.set(path, readFileSync(path));
  }
  return files;
}
