import * as z from 'zod/mini';
import { linkTokenSchema } from './ids.js';

/** `/unsubscribe/:token`: whoever has the mail has the token, and can do nothing else by it. */
export const unsubscribeParamsSchema = z.strictObject({
  token: linkTokenSchema,
});
export type UnsubscribeParams = z.infer<typeof unsubscribeParamsSchema>;
