/** A4 lying, in points of 1/72 inch. */
const PAGE = { width: 841.89, height: 595.28 };
const MARGIN = 28;

export type Jpeg = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * A picture on one page A4.
 *
 * @see ISO 32000-1 section 7.5 (structure of a file), 8.9.5 (images), 7.4.8 (DCTDecode)
 */
export function pdfOf({ bytes, width, height }: Jpeg): Uint8Array {
  const scale = Math.min((PAGE.width - 2 * MARGIN) / width, (PAGE.height - 2 * MARGIN) / height);
  const [w, h] = [width * scale, height * scale];
  const content = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} ${((PAGE.width - w) / 2).toFixed(2)} ${((PAGE.height - h) / 2).toFixed(2)} cm /Map Do Q`;
  const encoder = new TextEncoder();
  const objects: readonly (readonly Uint8Array[])[] = [
    [encoder.encode('<< /Type /Catalog /Pages 2 0 R >>')],
    [encoder.encode('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      encoder.encode(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${String(PAGE.width)} ${String(PAGE.height)}] /Resources << /XObject << /Map 5 0 R >> >> /Contents 4 0 R >>`,
      ),
    ],
    [encoder.encode(`<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`)],
    [
      encoder.encode(
        `<< /Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${String(bytes.length)} >>\nstream\n`,
      ),
      bytes,
      encoder.encode('\nendstream'),
    ],
  ];
  const parts: Uint8Array[] = [encoder.encode('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')];
  const sizeOf = (all: readonly Uint8Array[]): number => all.reduce((sum, part) => sum + part.length, 0);
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(sizeOf(parts));
    parts.push(encoder.encode(`${String(index + 1)} 0 obj\n`), ...object, encoder.encode('\nendobj\n'));
  }
  const start = sizeOf(parts);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    encoder.encode(
      `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${table}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`,
    ),
  );
  const file = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
