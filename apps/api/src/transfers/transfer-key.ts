import { deriveKey } from '../common/config/derived-keys.js';

/** By it and the id of a transfer the token of its link is derived. */
export const deriveTransferKey = (jwtSecret: string): Buffer =>
  deriveKey(jwtSecret, 'tokens that pass a ticket on');
