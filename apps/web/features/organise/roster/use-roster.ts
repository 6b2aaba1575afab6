'use client';

import type { RosterEntry, RosterPage } from '@lastseat/contracts';
import { useState } from 'react';
import { rosterPages } from '@/features/organise/api/resources';
import type { ConsoleState } from '@/features/organise/live/console-state';
import { useResource, type Entry } from '@/lib/http/resource';
import { applyNews, findUnseen } from './merge-news';
import { toApiQuery, type RosterQuery } from './roster-query';

export interface Roster {
  entry: Entry<RosterPage>;
  /** Reads the page anew: the numbers on its tabs too. */
  reload: () => Promise<void>;
  /** Shows at once what a change of one of the page's rows was answered with. */
  replace: (page: RosterPage, changed: RosterEntry) => void;
}

export function useRoster(eventId: string, query: RosterQuery): Roster {
  const apiQuery = toApiQuery(query);
  const entry = useResource(rosterPages, eventId, apiQuery);
  const reload = () => rosterPages.load(eventId, apiQuery);
  return {
    entry,
    reload,
    replace: (page, changed) => {
      const data = page.data.map((one) => (one.bookingId === changed.bookingId ? changed : one));
      rosterPages.put({ ...page, data }, eventId, apiQuery);
      void reload();
    },
  };
}

/** The rows of a page as they are by now, and what happened that is not among them. */
export function useLiveRows(page: RosterPage, { news, gaps }: ConsoleState, query: RosterQuery) {
  const [known, setKnown] = useState({ page, ids: new Set<string>(), gaps });
  if (known.page !== page) {
    setKnown({ page, ids: new Set(news.map(({ bookingId }) => bookingId)), gaps });
  }
  return {
    rows: applyNews(page.data, news),
    unseen: findUnseen(page.data, news, known.ids, query),
    /** Something has changed of which nobody said what. */
    hasGap: gaps > known.gaps,
  };
}
