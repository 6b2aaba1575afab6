/** What a file is, by its first bytes: neither its name nor what the client says of it counts. */

const isAt = (bytes: Buffer, offset: number, text: string) =>
  bytes.toString('latin1', offset, offset + text.length) === text;

/** AVIF is a kind of ISO base media file: a box `ftyp`, then the kind. */
const avifKinds = ['avif', 'avis'];

/** Null: it is no picture that we read. */
export function findPictureFormat(bytes: Buffer): 'jpeg' | 'png' | 'webp' | 'avif' | null {
  if (isAt(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (isAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return 'webp';
  const isAvif = isAt(bytes, 4, 'ftyp') && avifKinds.some((kind) => isAt(bytes, 8, kind));
  return isAvif ? 'avif' : null;
}
