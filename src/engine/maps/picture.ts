import { Fault } from '../../contract/faults.ts';
import type { StoredPicture } from '../storage/storage.ts';

/** Bytes; a photograph of a floor plan is far smaller. */
const MOST_BYTES = 8 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/**
 * What kind of picture some bytes are, by their first ones.
 *
 * @see PNG (RFC 2083 section 3.1), JPEG (ITU-T T.81 B.1.1.3), WebP (RFC 9649 section 2.4)
 * @returns undefined for anything else
 */
export function mediaTypeOf(bytes: Uint8Array): StoredPicture['mediaType'] | undefined {
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const isRiff = startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50]) ? 'image/webp' : undefined;
}

/**
 * A picture as it is kept.
 *
 * @throws {Fault} `invalid-input` when it is too large or of another kind
 */
export function readPicture(base64: string): StoredPicture {
  const image = new Uint8Array(Buffer.from(base64, 'base64'));
  if (image.byteLength > MOST_BYTES) throw new Fault('invalid-input', 'The picture is larger than 8 MiB.');
  const mediaType = mediaTypeOf(image);
  if (mediaType === undefined)
    throw new Fault('invalid-input', 'This is no PNG, JPEG or WebP picture; save it as one of them.');
  return { mediaType, image };
}
