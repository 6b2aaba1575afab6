import * as z from 'zod/mini';

/** `/unsubscribe/:token`: whoever has the mail has the token, and can do nothing else by it. */
export const unsubscribeParamsSchema = z.strictObject({
  token: z.string().check(z.regex(/^[\w-]{43}$/, 'This is no link of a mail')),
});
export type UnsubscribeParams = z.infer<typeof unsubscribeParamsSchema>;
