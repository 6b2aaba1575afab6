/** The second step of a log-in, and what people take it with. */
import * as z from 'zod/mini';
import { signInResultSchema } from './auth.js';
import { givenPasswordSchema } from './credentials.js';
import { instantSchema } from './ids.js';
import { passkeySchema } from './passkeys.js';

/** Of an account that has a second factor. A recovery code is always taken as well. */
export const secondStepMethods = ['totp', 'passkey'] as const;
export const secondStepMethodSchema = z.enum(secondStepMethods);
export type SecondStepMethod = z.infer<typeof secondStepMethodSchema>;

/** What stands between a right password and a session. */
export const secondStepSchema = z.object({
  /** Says that the password was right. It opens nothing by itself. */
  challenge: z.string(),
  methods: z.array(secondStepMethodSchema),
  expiresAt: instantSchema,
});
export type SecondStep = z.infer<typeof secondStepSchema>;

/** The answer to a log-in: a session, or what is asked for before there is one. */
export const logInResultSchema = z.union([
  signInResultSchema,
  z.object({ secondStep: secondStepSchema }),
]);
export type LogInResult = z.infer<typeof logInResultSchema>;

export const challengeSchema = z
  .string()
  .check(z.maxLength(1_000), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'This is no challenge of ours'));

const DIGITS = '\\d{3} ?\\d{3}';
/** Six times four letters or digits: 120 bits. */
const RECOVERY_CODE = '(?:[A-Za-z2-7]{4}[ -]?){5}[A-Za-z2-7]{4}';

const codeSchema = (pattern: string, message: string) =>
  z.string().check(
    z.maxLength(60, message),
    z.regex(new RegExp(`^\\s*(?:${pattern})\\s*$`), message),
    z.overwrite((text) => text.replaceAll(/[\s-]/g, '').toLowerCase()),
  );

const hint = 'Enter the six digits that your app shows';

/** The six digits of an authenticator app, with the spaces that people type along. */
export const totpCodeSchema = codeSchema(DIGITS, hint);

/** The same, or a recovery code. */
export const secondStepCodeSchema = codeSchema(
  `${DIGITS}|${RECOVERY_CODE}`,
  `${hint}, or one of your recovery codes`,
);

export const takeSecondStepSchema = z.strictObject({
  challenge: challengeSchema,
  code: secondStepCodeSchema,
});
export type TakeSecondStepInput = z.infer<typeof takeSecondStepSchema>;

/** Within a session, before what is dangerous. */
export const confirmByCodeSchema = z.strictObject({ code: secondStepCodeSchema });
export type ConfirmByCodeInput = z.infer<typeof confirmByCodeSchema>;

/** Whatever changes a second factor asks for the password again. */
export const changeSecondFactorSchema = z.strictObject({ password: givenPasswordSchema });
export type ChangeSecondFactorInput = z.infer<typeof changeSecondFactorSchema>;

/** What an authenticator app is told, once. */
export const totpSetupSchema = z.object({
  /** In base32, for who types it in. */
  key: z.string(),
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
});
export type TotpSetup = z.infer<typeof totpSetupSchema>;

export const confirmTotpSchema = z.strictObject({ code: totpCodeSchema });
export type ConfirmTotpInput = z.infer<typeof confirmTotpSchema>;

/** Shown once. Empty: those from before go on. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** How an account is protected beside its password. */
export const secondFactorSchema = z.object({
  /** Null: no authenticator app. */
  totp: z.nullable(z.object({ since: instantSchema })),
  passkeys: z.array(passkeySchema),
  recoveryCodesLeft: z.int(),
});
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** What is told of by mail. */
export const secondFactorChanges = [
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-replaced',
  'recovery-code-used',
] as const;
export const secondFactorChangeSchema = z.enum(secondFactorChanges);
export type SecondFactorChange = z.infer<typeof secondFactorChangeSchema>;

/** With the codes of {@link recoveryCodesSchema} when it is the first of the account's factors. */
export const addedPasskeySchema = z.extend(recoveryCodesSchema, { passkey: passkeySchema });
export type AddedPasskey = z.infer<typeof addedPasskeySchema>;
