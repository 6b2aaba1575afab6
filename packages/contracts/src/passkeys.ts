/**
 * Passkeys: what the browser is asked with, and what it answers (WebAuthn, as JSON). Each is found by the
 * browser without a name being typed, and asks for a finger, a face or a PIN.
 */
import * as z from 'zod/mini';
import { idSchema, instantSchema } from './ids.js';
import { lineSchema } from './text.js';

/** More than anybody has devices. */
export const maxPasskeys = 20;

const bytesSchema = z.string();
const typeSchema = z.literal('public-key');

/** For `navigator.credentials.create`. */
export const passkeyCreationSchema = z.object({
  challenge: bytesSchema,
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: bytesSchema, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: typeSchema })),
  excludeCredentials: z.array(z.object({ id: bytesSchema, type: typeSchema })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
  /** Milliseconds. */
  timeout: z.int(),
});
export type PasskeyCreation = z.infer<typeof passkeyCreationSchema>;

/** For `navigator.credentials.get`. */
export const passkeyRequestSchema = z.object({
  challenge: bytesSchema,
  rpId: z.string(),
  userVerification: z.literal('required'),
  /** Milliseconds. */
  timeout: z.int(),
});
export type PasskeyRequest = z.infer<typeof passkeyRequestSchema>;

/** Bytes in base64url, as they come from outside. */
const givenBytes = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[\w-]+$/));

/** WebAuthn allows 1,023 bytes. */
const credentialIdSchema = givenBytes(1_400);

const answer = { id: credentialIdSchema, rawId: credentialIdSchema, type: typeSchema };

export const createdPasskeySchema = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: givenBytes(4_000),
    attestationObject: givenBytes(20_000),
  }),
});
export type CreatedPasskey = z.infer<typeof createdPasskeySchema>;

export const shownPasskeySchema = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: givenBytes(4_000),
    authenticatorData: givenBytes(4_000),
    signature: givenBytes(4_000),
  }),
});
export type ShownPasskey = z.infer<typeof shownPasskeySchema>;

/** How the person tells it from the others. */
export const passkeyNameSchema = lineSchema(1, 60);

export const addPasskeySchema = z.strictObject({
  name: passkeyNameSchema,
  credential: createdPasskeySchema,
});
export type AddPasskeyInput = z.infer<typeof addPasskeySchema>;

export const renamePasskeySchema = z.strictObject({ name: passkeyNameSchema });
export type RenamePasskeyInput = z.infer<typeof renamePasskeySchema>;

export const passkeyLogInSchema = z.strictObject({ credential: shownPasskeySchema });
export type PasskeyLogInInput = z.infer<typeof passkeyLogInSchema>;

export const passkeySchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: instantSchema,
  /** Null: not yet. */
  lastUsedAt: z.nullable(instantSchema),
});
export type Passkey = z.infer<typeof passkeySchema>;
