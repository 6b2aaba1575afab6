/** Apart from the events: who follows only their counts need not load the rest. */
import * as z from 'zod';

export const eventStatusSchema = z.enum(['scheduled', 'cancelled']);
export type EventStatus = z.infer<typeof eventStatusSchema>;
