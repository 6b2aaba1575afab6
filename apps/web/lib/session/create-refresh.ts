import type { SessionAnswer } from './request-session';
import type { AloneWork } from './session-lock';
import type { SessionNews } from './session-news';

/** `unavailable`: whether there still is a session could not be found out. */
export type RefreshOutcome = 'refreshed' | 'ended' | 'unavailable';

export interface RefreshParts {
  isSignedOut: () => boolean;
  runAlone: (work: AloneWork<RefreshOutcome>) => Promise<RefreshOutcome>;
  requestSession: () => Promise<SessionAnswer>;
  /** Keeps the news in this tab, and tells the others. */
  publish: (news: SessionNews) => void;
  /** What other tabs have published; they have been kept already when the listener is called. */
  listen: (listener: (news: SessionNews) => void) => () => void;
  /** How long news may be on their way after the tab that sent them has let go of the lock. */
  waitForNews: () => Promise<void>;
}

/**
 * One refresh in flight for any number of requests, because they share the promise, and for any
 * number of tabs, because they take turns and whoever had to wait takes what the other brought.
 */
export function createRefresh(parts: RefreshParts): () => Promise<RefreshOutcome> {
  let flight: Promise<RefreshOutcome> | null = null;
  return () => {
    if (parts.isSignedOut()) return Promise.resolve('ended');
    flight ??= refreshOnce(parts).finally(() => {
      flight = null;
    });
    return flight;
  };
}

async function refreshOnce(parts: RefreshParts): Promise<RefreshOutcome> {
  let heard: RefreshOutcome | null = null;
  let stopListening = () => {};
  const news = new Promise<RefreshOutcome>((resolve) => {
    stopListening = parts.listen(({ kind }) => {
      heard = kind === 'signed-in' ? 'refreshed' : 'ended';
      resolve(heard);
    });
  });
  const work = async (hadToWait: boolean) => {
    if (hadToWait && heard === null) await Promise.race([news, parts.waitForNews()]);
    // A log-out may have come before our turn: its answer is final.
    if (parts.isSignedOut()) return 'ended';
    return heard ?? requestAndPublish(parts);
  };
  try {
    // The news can be here before our turn is, if many tabs stand in line.
    return await Promise.race([news, parts.runAlone(work)]);
  } finally {
    stopListening();
  }
}

async function requestAndPublish(parts: RefreshParts): Promise<RefreshOutcome> {
  const answer = await parts.requestSession();
  switch (answer.kind) {
    case 'session':
      parts.publish({ kind: 'signed-in', session: answer.session });
      return 'refreshed';
    case 'expired':
      parts.publish({ kind: 'signed-out', reason: 'expired' });
      return 'ended';
    case 'unavailable':
      return 'unavailable';
  }
}
