/** Days and times of a calendar and a clock on the wall: which instant they are, the time zone says. */
import * as z from 'zod/mini';

/** `2027-03-15`. */
export const daySchema = z.iso.date().check(z.regex(/^[12]/, 'Use a year from 1000 to 2999'));

/** `18:30`. */
export const wallTimeSchema = z
  .string()
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 18:30'));

/** Monday is 1, Sunday is 7. */
export const weekdaySchema = z.int().check(z.minimum(1), z.maximum(7));
