import * as z from 'zod/mini';

/** Ids are UUIDs; new ones are version 7 (RFC 9562), so that they sort by the time they were made.
 * Lower case wherever they came in: PostgreSQL writes them so, and ids are compared as text. */
export const idSchema = z.uuid().check(z.toLowerCase());

/** `/:id` of any route. */
export const idParamsSchema = z.strictObject({ id: idSchema });
export type IdParams = z.infer<typeof idParamsSchema>;

/** What the link of a mail carries: 256 bits in base64url. */
export const linkTokenSchema = z.string().check(z.regex(/^[\w-]{43}$/, 'This is no link of ours'));

/** An instant in UTC, as ISO 8601 with milliseconds: `2027-03-15T10:00:00.000Z`. */
export const instantSchema = z.iso.datetime();
