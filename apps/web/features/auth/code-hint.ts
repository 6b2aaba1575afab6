import type { SecondStepMethod } from '@lastseat/contracts';

/** Under the field of a code: which one it is. */
export const codeHint = (methods: readonly SecondStepMethod[]): string =>
  methods.includes('totp')
    ? 'The six digits that your authenticator app shows, or one of your recovery codes.'
    : 'One of your recovery codes, where your passkey is not at hand.';
