/**
 * A picture that a stranger chose becomes a few of ours: decoded within bounds, upright, 16:9, and written
 * anew. Nothing of the file survives but its pixels: no place where it was taken, no second file in it.
 */
import { coverWidths, type CoverCropQuery } from '@lastseat/contracts';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { ProblemError } from '../../common/http/problems/problem.js';
import { isPicture } from './picture-format.js';

export interface CoverSize {
  /** Pixels. */
  width: number;
  /** WebP. */
  bytes: Buffer;
}

/** A 24-megapixel camera's. Each costs up to 8 bytes while it is decoded. */
const MAX_PIXELS = 25_000_000;
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

/**
 * @returns the widths of the contract for which the picture has enough pixels
 * @throws ProblemError `unsupported_media_type` for what is no picture or is broken, `payload_too_large` for
 *   more pixels than are decoded, `invalid_request` for one that is too small or a crop that is not in it
 */
export async function encodeCover(picture: Buffer, crop: CoverCropQuery): Promise<CoverSize[]> {
  if (!isPicture(picture)) throw new ProblemError('unsupported_media_type');
  // The look at its size decodes nothing.
  const { width, height } = findUprightSize(await orBroken(open(picture, false).metadata()));
  if (width * height > MAX_PIXELS) {
    throw new ProblemError('payload_too_large', `Use at most ${MAX_PIXELS} pixels`);
  }
  const region = fitRegion(findRegion(crop, { width, height }));
  const widths = coverWidths.filter((wanted) => wanted <= region.width);
  const largest = widths.at(-1);
  if (largest === undefined) throw wrongPicture(`Use at least ${coverWidths[0]} pixels`);
  const pixels = await orBroken(
    open(picture, true)
      .autoOrient()
      .extract(region)
      .resize(largest, heightOf(largest), { fit: 'fill' })
      .flatten({ background: 'white' })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const sizes: CoverSize[] = [];
  for (const wanted of widths) {
    const { info } = pixels;
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const image = sharp(pixels.data, { raw }).resize(wanted, heightOf(wanted));
    sizes.push({ width: wanted, bytes: await image.webp({ quality: 80 }).toBuffer() });
  }
  return sizes;
}

function open(picture: Buffer, isBounded: boolean): Sharp {
  const limitInputPixels = isBounded && MAX_PIXELS;
  return sharp(picture, { limitInputPixels, failOn: 'error' }).timeout({ seconds: MAX_SECONDS });
}

interface Size {
  width: number;
  height: number;
}

interface Region extends Size {
  left: number;
  top: number;
}

const findUprightSize = ({ autoOrient }: Metadata): Size => autoOrient;

function findRegion({ left, top, width, height }: CoverCropQuery, picture: Size): Region {
  if (left === undefined || top === undefined || width === undefined || height === undefined) {
    return { left: 0, top: 0, ...picture };
  }
  if (left + width > picture.width || top + height > picture.height) {
    throw wrongPicture('The part to show is not in the picture');
  }
  return { left, top, width, height };
}

const heightOf = (width: number) => Math.round((width * 9) / 16);

/** The middle of it, 16:9. */
function fitRegion(region: Region): Region {
  const width = Math.min(region.width, Math.floor((region.height * 16) / 9));
  const height = Math.max(1, Math.min(region.height, heightOf(width)));
  return {
    left: region.left + Math.floor((region.width - width) / 2),
    top: region.top + Math.floor((region.height - height) / 2),
    width,
    height,
  };
}

function wrongPicture(message: string): ProblemError {
  return new ProblemError('invalid_request', message, { errors: [{ path: ['picture'], message }] });
}

/** A file that begins like a picture and is none, or not to its end. */
async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new ProblemError('unsupported_media_type', 'This picture cannot be read');
  }
}
