import type { SignInResult, User } from '@lastseat/contracts';
import { create } from 'zustand';

/** `expired`: the session was worth nothing any more. `logged-out`: the person wanted it so. */
export type EndReason = 'expired' | 'logged-out';

/** `unknown`: the page has loaded, and whether its cookie is worth anything is still being asked. */
type SessionState =
  | { status: 'signed-in'; user: User; accessToken: string; endReason: null }
  | { status: 'unknown'; user: null; accessToken: null; endReason: null }
  | { status: 'signed-out'; user: null; accessToken: null; endReason: EndReason | null };

/** In memory only: what is in the browser's storage can be read by any script that gets in. */
export const useSession = create<SessionState>()(() => ({
  status: 'unknown',
  user: null,
  accessToken: null,
  endReason: null,
}));

export function setSignedIn({ user, accessToken }: SignInResult): void {
  useSession.setState({ status: 'signed-in', user, accessToken, endReason: null });
}

/** Without a reason: nobody was signed in to begin with. */
export function setSignedOut(endReason: EndReason | null): void {
  useSession.setState({ status: 'signed-out', user: null, accessToken: null, endReason });
}
