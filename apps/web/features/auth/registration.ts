import { registerSchema } from '@lastseat/contracts';
import * as z from 'zod/mini';

/** What the form asks for: the contract, and the password once more, which only the form needs. */
export const registrationSchema = z
  .strictObject({ ...registerSchema.shape, repeatedPassword: z.string() })
  .check(
    z.refine(({ password, repeatedPassword }) => password === repeatedPassword, {
      path: ['repeatedPassword'],
      message: 'The two passwords differ',
      // Also while another field is wrong: all that is wrong is told at once.
      when: () => true,
    }),
  );

export type Registration = z.infer<typeof registrationSchema>;
