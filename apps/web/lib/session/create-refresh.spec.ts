import type { SignInResult } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { createRefresh, type RefreshOutcome } from './create-refresh';
import type { SessionAnswer } from './request-session';
import type { AloneWork } from './session-lock';
import type { SessionNews } from './session-news';

const session: SignInResult = {
  user: {
    id: '0192f0c1-7b1e-7c4e-9a55-0d6b7a3f0001',
    email: 'ada@example.com',
    name: 'Ada',
    role: 'attendee',
    isEmailVerified: true,
  },
  accessToken: 'token',
};
const refreshed: SessionAnswer = { kind: 'session', session };

/** An API whose answers the test gives, one for each question, whenever it likes. */
function fakeApi() {
  const open: ((answer: SessionAnswer) => void)[] = [];
  let asked = 0;
  return {
    request: () => {
      asked += 1;
      return new Promise<SessionAnswer>((resolve) => open.push(resolve));
    },
    answer: async (answer: SessionAnswer) => {
      while (open.length === 0) await tick();
      open.shift()?.(answer);
    },
    get asked() {
      return asked;
    },
  };
}

/** A lock like that of the browser: first come, first served. */
function fakeLock() {
  let tail: Promise<unknown> = Promise.resolve();
  let holders = 0;
  return (work: AloneWork<RefreshOutcome>) => {
    const hadToWait = holders > 0;
    holders += 1;
    const run = tail.then(() => work(hadToWait)).finally(() => (holders -= 1));
    tail = run.catch(() => undefined);
    return run;
  };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

/** Tabs of one browser: one lock, one API, news from each to all others. */
function openTabs(count: number, { newsArrive = true } = {}) {
  const api = fakeApi();
  const runAlone = fakeLock();
  const tabs = Array.from({ length: count }, () => {
    const listeners = new Set<(news: SessionNews) => void>();
    return { isSignedOut: false, listeners, kept: [] as SessionNews[] };
  });
  const keep = (tab: (typeof tabs)[number], news: SessionNews) => {
    tab.kept.push(news);
    tab.isSignedOut = news.kind === 'signed-out';
  };
  const publishFrom = (sender: (typeof tabs)[number], news: SessionNews) => {
    keep(sender, news);
    // Another task, as with a BroadcastChannel: the lock may be let go of before.
    setTimeout(() => {
      if (!newsArrive) return;
      for (const tab of tabs.filter((other) => other !== sender)) {
        keep(tab, news);
        tab.listeners.forEach((listener) => listener(news));
      }
    });
  };
  return {
    api,
    runAlone,
    tabs: tabs.map((tab) => ({
      get kept() {
        return tab.kept;
      },
      publish: (news: SessionNews) => publishFrom(tab, news),
      refresh: createRefresh({
        isSignedOut: () => tab.isSignedOut,
        runAlone,
        requestSession: api.request,
        publish: (news) => publishFrom(tab, news),
        listen: (listener) => {
          tab.listeners.add(listener);
          return () => tab.listeners.delete(listener);
        },
        waitForNews: async () => {
          for (let ticks = 0; ticks < 3; ticks++) await tick();
        },
      }),
    })),
  };
}

describe('refreshing', () => {
  it('is one request for any number of requests that need it', async () => {
    const { api, tabs } = openTabs(1);
    const outcomes = Promise.all([tabs[0]?.refresh(), tabs[0]?.refresh(), tabs[0]?.refresh()]);
    await api.answer(refreshed);
    expect(await outcomes).toEqual(['refreshed', 'refreshed', 'refreshed']);
    expect(api.asked).toBe(1);
  });

  it('is one request for any number of tabs that need it at once', async () => {
    const { api, tabs } = openTabs(5);
    const outcomes = Promise.all(tabs.map((tab) => tab.refresh()));
    await api.answer(refreshed);
    expect(new Set(await outcomes)).toEqual(new Set(['refreshed']));
    await tick();
    expect(api.asked).toBe(1);
    for (const tab of tabs) expect(tab.kept.at(-1)).toEqual({ kind: 'signed-in', session });
  });

  it('ends the session in every tab when it was worth nothing', async () => {
    const { api, tabs } = openTabs(3);
    const outcomes = Promise.all(tabs.map((tab) => tab.refresh()));
    await api.answer({ kind: 'expired' });
    expect(new Set(await outcomes)).toEqual(new Set(['ended']));
    expect(api.asked).toBe(1);
    for (const { kept } of tabs) expect(kept).toEqual([{ kind: 'signed-out', reason: 'expired' }]);
  });

  it('is tried by the next tab when the first got no answer, and ends no session', async () => {
    const { api, tabs } = openTabs(2);
    const outcomes = Promise.all(tabs.map((tab) => tab.refresh()));
    await api.answer({ kind: 'unavailable' });
    await api.answer(refreshed);
    expect(await outcomes).toEqual(['unavailable', 'refreshed']);
  });

  it('asks itself when news do not arrive, instead of waiting for ever', async () => {
    const { api, tabs } = openTabs(2, { newsArrive: false });
    const outcomes = Promise.all(tabs.map((tab) => tab.refresh()));
    await api.answer(refreshed);
    await api.answer(refreshed);
    expect(await outcomes).toEqual(['refreshed', 'refreshed']);
  });

  it('begins anew once the one before has ended', async () => {
    const { api, tabs } = openTabs(1);
    for (let round = 1; round <= 2; round++) {
      const outcome = tabs[0]?.refresh();
      await api.answer(refreshed);
      expect(await outcome).toBe('refreshed');
      expect(api.asked).toBe(round);
    }
  });

  it('does not ask for somebody who is known to be signed out', async () => {
    const { api, tabs } = openTabs(1);
    tabs[0]?.publish({ kind: 'signed-out', reason: 'logged-out' });
    expect(await tabs[0]?.refresh()).toBe('ended');
    expect(api.asked).toBe(0);
  });

  it('does not bring a session back that was logged out of while it waited its turn', async () => {
    const { api, tabs, runAlone } = openTabs(1);
    let finishLogOut = () => {};
    const logOut = runAlone(async () => {
      await new Promise<void>((resolve) => (finishLogOut = resolve));
      tabs[0]?.publish({ kind: 'signed-out', reason: 'logged-out' });
      return 'ended';
    });
    await tick();
    const outcome = tabs[0]?.refresh();
    finishLogOut();
    await logOut;
    expect(await outcome).toBe('ended');
    expect(api.asked).toBe(0);
  });
});
