/**
 * Who is signed in. What must stay true: the access token is in memory only; the requests that
 * change the session's cookie run one at a time, over all tabs; every tab knows the newest outcome.
 */
import type { SignInResult, User } from '@lastseat/contracts';
import { createRefresh } from './create-refresh';
import { requestSession } from './request-session';
import { runAlone } from './session-lock';
import { listenToTabs, tellTabs, type SessionNews } from './session-news';
import { setSignedIn, setSignedOut, useSession, type EndReason } from './session.store';

const newsAreFreshForMs = 150;

function adoptSession(session: SignInResult): void {
  publish({ kind: 'signed-in', session });
}

/** What the person has changed about themselves: in every tab. */
export function adoptUser(user: User): void {
  const { accessToken } = useSession.getState();
  if (accessToken !== null) adoptSession({ user, accessToken });
}

/** After a sign-out, or when the session turned out to be worth nothing. */
export function endSession(reason: EndReason = 'expired'): void {
  publish({ kind: 'signed-out', reason });
}

export const attemptRefresh = createRefresh({
  isSignedOut: () => useSession.getState().status === 'signed-out',
  runAlone,
  requestSession,
  publish,
  listen: listenToTabs,
  waitForNews: () => new Promise((resolve) => setTimeout(resolve, newsAreFreshForMs)),
});

/** Resolves when it is known whether somebody is signed in; false when it cannot be found out. */
export async function settleSession(): Promise<boolean> {
  if (useSession.getState().status === 'unknown') await attemptRefresh();
  return useSession.getState().status !== 'unknown';
}

/**
 * Signs in by `request`: a sign-in or a registration. Nothing else changes the session meanwhile.
 * @param request null when there is a step to come before the session
 */
export async function openSession(request: () => Promise<SignInResult | null>): Promise<void> {
  await runAlone(async () => {
    const session = await request();
    if (session !== null) adoptSession(session);
  });
}

/** @throws what `request` throws; the session goes on then */
export async function closeSession(request: () => Promise<void>): Promise<void> {
  await runAlone(async () => {
    await request();
    endSession('logged-out');
  });
}

/** Keeps up with the other tabs; gives what ends it. */
export function followTabs(): () => void {
  return listenToTabs(keep);
}

function publish(news: SessionNews): void {
  keep(news);
  tellTabs(news);
}

function keep(news: SessionNews): void {
  if (news.kind === 'signed-in') {
    setSignedIn(news.session);
    return;
  }
  // Told twice, the first reason stays, and nothing that listens is woken for nothing.
  if (useSession.getState().status !== 'signed-out') setSignedOut(news.reason);
}
