/**
 * A picture that a stranger chose becomes a few of ours: decoded within bounds, upright, 16:9, and written
 * anew. Nothing of the file survives but its pixels: no place where it was taken, no second file in it.
 */
import { coverWidths, type CoverCropQuery } from '@lastseat/contracts';
import sharp from 'sharp';
import { ProblemError } from '../../common/http/problems/problem.js';
import {
  findPictureFormat,
  measurePicture,
  openPicture,
  orBroken,
  type PictureSize,
} from '../../pictures/pictures.service.js';

export interface CoverSize {
  /** Pixels. */
  width: number;
  /** WebP. */
  bytes: Buffer;
}

/** A 24-megapixel camera's. Each costs up to 8 bytes while it is decoded. */
const MAX_PIXELS = 25_000_000;

/**
 * @returns the widths of the contract for which the picture has enough pixels
 * @throws ProblemError `unsupported_media_type` for what is no picture or is broken, `payload_too_large` for
 *   more pixels than are decoded, `invalid_request` for one that is too small or a crop that is not in it
 */
export async function encodeCover(picture: Buffer, crop: CoverCropQuery): Promise<CoverSize[]> {
  if (findPictureFormat(picture) === null) throw new ProblemError('unsupported_media_type');
  const size = await measurePicture(picture, MAX_PIXELS);
  const region = fitRegion(findRegion(crop, size));
  const widths = coverWidths.filter((wanted) => wanted <= region.width);
  const largest = widths.at(-1);
  if (largest === undefined) throw wrongPicture(`Use at least ${coverWidths[0]} pixels`);
  const pixels = await orBroken(
    openPicture(picture, MAX_PIXELS)
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

interface Region extends PictureSize {
  left: number;
  top: number;
}

function findRegion({ left, top, width, height }: CoverCropQuery, picture: PictureSize): Region {
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
