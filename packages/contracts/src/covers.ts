/** The picture of an event. */
import * as z from 'zod';
import { idSchema } from './ids.js';
import { optionalNumberInQuery } from './text.js';

export const coverMaxBytes = 5 * 1024 * 1024;
export const coverMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;

/** Pixels. The height is 9/16 of it. */
export const coverWidths = [480, 960, 1600] as const;

/** More than any camera has on one side. */
const MAX_SIDE = 100_000;

/**
 * What is shown of the picture, in its own pixels as it stands upright: all four, or none for its middle.
 * Where it is not 16:9 its middle is taken again.
 */
export const coverCropQuerySchema = z
  .strictObject({
    left: optionalNumberInQuery(0, MAX_SIDE),
    top: optionalNumberInQuery(0, MAX_SIDE),
    width: optionalNumberInQuery(1, MAX_SIDE),
    height: optionalNumberInQuery(1, MAX_SIDE),
  })
  .refine(({ left, top, width, height }) => {
    const given = [left, top, width, height].filter((side) => side !== undefined);
    return given.length === 0 || given.length === 4;
  }, 'Say left, top, width and height, or none of them');
export type CoverCropQuery = z.infer<typeof coverCropQuerySchema>;

/** `/events/:id/cover/:imageId`. */
export const coverParamsSchema = z.strictObject({ id: idSchema, imageId: idSchema });
export type CoverParams = z.infer<typeof coverParamsSchema>;

/** At least so wide, where the picture has so many pixels. */
export const coverQuerySchema = z.strictObject({
  width: z.enum(['480', '960', '1600']).default('960'),
});
export type CoverQuery = z.infer<typeof coverQuerySchema>;
