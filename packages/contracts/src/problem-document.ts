/** An error answer as it is read. Apart from the table of its codes, whose sentences a page need not load. */
import * as z from 'zod/mini';

/** One wrong field: where it is in the body or the query (`['user', 'email']`), and what is wrong. */
export const fieldErrorSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/**
 * A problem document by RFC 9457 (`application/problem+json`). `code` is for programs, `title` for
 * people, `detail` says more about this one occurrence.
 */
export const problemDocumentSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** A server may know codes that its reader does not. */
  code: z.string(),
  requestId: z.string(),
  errors: z.optional(z.array(fieldErrorSchema)),
  /**
   * The numbers that the title speaks of, such as `confirmedTickets` of `capacity_below_sold`, or
   * `retryAfterSeconds` of `too_many_requests`.
   */
  numbers: z.optional(z.record(z.string(), z.number())),
});
