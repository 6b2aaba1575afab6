import type { ShownPasskey } from '@lastseat/contracts';
import { openSession } from '@/lib/session';
import { postPasskey } from './auth-api';

/** The session begins once it is shown: while the person looks for it, other tabs go on with theirs. */
export const signInByPasskey = (credential: ShownPasskey): Promise<void> =>
  openSession(() => postPasskey({ credential }));
