import type { Passkey, PasskeyCreation, TotpSetup } from '@lastseat/contracts';

/** What somebody wants to do. */
export type Wanted =
  | { kind: 'totp' | 'totp-removal' | 'passkey' | 'codes' }
  | { kind: 'passkey-removal'; passkey: Passkey }
  | { kind: 'passkey-name'; passkey: Passkey };

/** What is being done. */
export type Step =
  | { kind: 'look'; isReturn: boolean }
  | { kind: 'want'; wanted: Wanted }
  | { kind: 'set-up'; setup: TotpSetup }
  | { kind: 'make-passkey'; options: PasskeyCreation }
  | { kind: 'keep'; codes: readonly string[] };
