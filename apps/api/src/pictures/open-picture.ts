/** How a picture that a stranger chose is decoded: by a few loaders, within bounds, and on one thread. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { ProblemError } from '../common/http/problems/problem.js';

const MAX_SECONDS = 20;

// One thread, and nothing kept: uploads are rare, and bookings want the cores.
sharp.concurrency(1);
sharp.cache(false);
// Of all that libvips can read, only this.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * Its size when it is upright. The look at it decodes nothing.
 * @throws ProblemError `unsupported_media_type` for what is no picture, `payload_too_large` for more pixels
 */
export async function measurePicture(picture: Buffer, maxPixels: number): Promise<PictureSize> {
  const size = findUprightSize(await orBroken(open(picture, false).metadata()));
  if (size.width * size.height <= maxPixels) return size;
  throw new ProblemError('payload_too_large', `Use at most ${maxPixels} pixels`);
}

/** Upright. Nothing is decoded before somebody asks for what comes of it. */
export const openPicture = (picture: Buffer, maxPixels: number): Sharp =>
  open(picture, maxPixels).autoOrient();

const open = (picture: Buffer, limitInputPixels: number | false): Sharp =>
  sharp(picture, { limitInputPixels, failOn: 'error' }).timeout({ seconds: MAX_SECONDS });

const findUprightSize = ({ autoOrient }: Metadata): PictureSize => autoOrient;

/**
 * A file that begins like a picture and is none, or not to its end.
 * @throws ProblemError `unsupported_media_type`
 */
export async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new ProblemError('unsupported_media_type', 'This picture cannot be read');
  }
}
