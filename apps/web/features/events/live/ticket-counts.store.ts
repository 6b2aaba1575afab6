import type { TicketUpdate, WatcherCount } from '@lastseat/contracts';
import { create } from 'zustand';
import type { EventListQuery } from '@/features/events/list/list-query';
import type { TimetableQuery } from '@/features/events/timetable/timetable-query';
import { mergeCounts, type EventOnScreen, type TicketCounts } from './ticket-counts';

/** `off` when nothing has been heard for a few seconds; `offline` when polling fails as well. */
export type LiveStatus = 'connecting' | 'live' | 'off' | 'offline';

/** What the page shows: a list of events, an organiser's week, those that the person has saved, or all about one. */
export type Screen =
  | { kind: 'list'; events: readonly EventOnScreen[]; query: EventListQuery }
  | { kind: 'timetable'; events: readonly EventOnScreen[]; slug: string; query: TimetableQuery }
  | { kind: 'saved'; events: readonly EventOnScreen[] }
  | { kind: 'event'; events: readonly [EventOnScreen] };

interface TicketCountsState {
  counts: TicketCounts;
  screen: Screen | null;
  /** How many pages show the event that this one is all about. */
  watchers: WatcherCount | null;
  status: LiveStatus;
  show: (screen: Screen) => void;
  applyUpdates: (updates: readonly TicketUpdate[]) => void;
  setWatchers: (watchers: WatcherCount) => void;
  setStatus: (status: LiveStatus) => void;
}

/** Written in the browser only: on the server it would be shared between visitors. */
export const useTicketCounts = create<TicketCountsState>()((set) => ({
  counts: {},
  screen: null,
  watchers: null,
  status: 'connecting',
  show: (screen) => {
    set(({ counts }) => ({ counts: mergeCounts(counts, toUpdates(screen.events)), screen }));
  },
  applyUpdates: (updates) => {
    set(({ counts }) => ({ counts: mergeCounts(counts, updates) }));
  },
  setWatchers: (watchers) => {
    set({ watchers });
  },
  setStatus: (status) => {
    set({ status });
  },
}));

export function toUpdates(events: readonly EventOnScreen[]): TicketUpdate[] {
  return events.map(({ title: _, id: eventId, ...count }) => ({ eventId, ...count }));
}
