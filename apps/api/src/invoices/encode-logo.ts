/** An organiser's logo, decoded within bounds and written anew as what a PDF takes as it is. */
import { ProblemError } from '../common/http/problems/problem.js';
import {
  findPictureFormat,
  measurePicture,
  openPicture,
  orBroken,
} from '../pictures/pictures.service.js';

/** Pixels: some 300 to the inch of the room that it has on paper. */
const box = { width: 600, height: 300 };

/** Each costs up to 8 bytes while it is decoded. */
const MAX_PIXELS = 10_000_000;

export interface Logo {
  /** Pixels. */
  width: number;
  height: number;
  /** PNG. On white: what could be seen through would be taken apart anew for every PDF. */
  bytes: Buffer;
}

/**
 * @throws ProblemError `unsupported_media_type` for what is no PNG or JPEG or is broken, `payload_too_large` for more
 *   pixels than are decoded
 */
export async function encodeLogo(picture: Buffer): Promise<Logo> {
  const format = findPictureFormat(picture);
  if (format !== 'png' && format !== 'jpeg') throw new ProblemError('unsupported_media_type');
  await measurePicture(picture, MAX_PIXELS);
  const { data, info } = await orBroken(
    openPicture(picture, MAX_PIXELS)
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true }),
  );
  return { width: info.width, height: info.height, bytes: data };
}
