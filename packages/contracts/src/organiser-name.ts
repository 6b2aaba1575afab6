import * as z from 'zod/mini';

/** What stands on a card or a page of an event. */
export const organiserNameSchema = z.object({ slug: z.string(), name: z.string() });
