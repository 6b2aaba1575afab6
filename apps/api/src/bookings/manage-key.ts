import { deriveKey } from '../common/config/derived-keys.js';

/** By it and the id of a guest's link the link's token is derived. */
export const deriveManageKey = (jwtSecret: string): Buffer =>
  deriveKey(jwtSecret, 'links that manage a booking');
