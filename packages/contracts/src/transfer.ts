import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';

/** `pending`: the other has not answered yet, and it can still be taken back. */
export const transferStatuses = ['pending', 'accepted', 'taken_back', 'declined'] as const;
export const transferStatusSchema = z.enum(transferStatuses);
export type TransferStatus = z.infer<typeof transferStatusSchema>;

/** As whose ticket it is, or was, sees it. */
export const transferSchema = z.object({
  id: idSchema,
  status: transferStatusSchema,
  /** To whom; null: that account was deleted. */
  email: z.nullable(z.string()),
  createdAt: instantSchema,
  endedAt: z.nullable(instantSchema),
});
export type Transfer = z.infer<typeof transferSchema>;
