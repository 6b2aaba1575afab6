import { attemptRefresh } from './session';
import { setSignedOut, useSession } from './session.store';

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/**
 * Finds out on load who is signed in; gives what ends it. The server has seen whether there is a
 * cookie: without one nothing is asked, because the answer would be a refusal in the console of
 * everybody who just looks around.
 */
export function startSession(hasSessionCookie: boolean): () => void {
  if (useSession.getState().status !== 'unknown') return () => {};
  if (!hasSessionCookie) {
    setSignedOut(null);
    return () => {};
  }
  return refreshUntilKnown();
}

/** An API that is away says nothing about the session, so it is asked again and again. */
function refreshUntilKnown(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = firstWaitMs;
  let isOver = false;
  const attempt = async () => {
    clearTimeout(timer);
    const outcome = await attemptRefresh();
    if (outcome !== 'unavailable' || isOver) return;
    timer = setTimeout(() => void attempt(), waitMs);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  };
  const attemptNow = () => {
    if (useSession.getState().status === 'unknown') void attempt();
  };
  window.addEventListener('online', attemptNow);
  attemptNow();
  return () => {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener('online', attemptNow);
  };
}

/**
 * A page that comes back out of the browser's memory has not heard what other tabs said meanwhile:
 * somebody may have logged out. Gives what ends it.
 */
export function refreshWhenRestored(): () => void {
  const refresh = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void attemptRefresh();
  };
  window.addEventListener('pageshow', refresh);
  return () => window.removeEventListener('pageshow', refresh);
}
