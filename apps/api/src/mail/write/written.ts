import type { Letter } from '../template/letter.js';
import type { Recipient } from '../transports/mail-transport.js';

/** A mail, or why there is none: what made sense when the fact was written may make none any more. */
export type Written = { to: Recipient; letter: Letter } | { skipped: string };

export const skip = (skipped: string): Written => ({ skipped });
