import * as z from 'zod/mini';

/** `ready` says whether to send requests here: no while the database is away or on the way down. */
export const healthSchema = z.object({ status: z.enum(['ok', 'unavailable']) });
export type Health = z.infer<typeof healthSchema>;
