/** Messages that a browser shows while no page is open (Web Push, RFC 8030). */
import * as z from 'zod/mini';

/** More than anybody has browsers. */
export const maxPushSubscriptions = 10;

/** For `pushManager.subscribe`: the server's public key in base64url. Null: it sends nothing. */
export const pushKeySchema = z.object({ key: z.nullable(z.string()) });
export type PushKey = z.infer<typeof pushKeySchema>;

/** A pattern, which the OpenAPI document can say too. Which services it may be of, the server knows. */
const endpointSchema = z
  .string()
  .check(z.maxLength(1_000), z.regex(/^https?:\/\/[\w.-]+(?::\d{1,5})?\/[!-~]*$/));

/** What `PushSubscription.toJSON()` says, without when it ends. */
export const pushSubscriptionSchema = z.strictObject({
  endpoint: endpointSchema,
  keys: z.strictObject({
    /** A point of P-256, 65 bytes in base64url. */
    p256dh: z.string().check(z.regex(/^[\w-]{87}$/)),
    /** 16 bytes. */
    auth: z.string().check(z.regex(/^[\w-]{22}$/)),
  }),
});
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionSchema>;

export const endPushSchema = z.strictObject({ endpoint: endpointSchema });
export type EndPushInput = z.infer<typeof endPushSchema>;

/** What the worker of the browser is sent, and shows. */
export interface PushMessage {
  title: string;
  body: string;
  /** Of a page of ours, where a click leads. */
  path: string;
  /** A message with the same one takes its place. */
  tag: string;
}
