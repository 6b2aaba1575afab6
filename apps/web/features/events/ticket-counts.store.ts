import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { create } from 'zustand';
import { mergeCounts, type TicketCounts } from './ticket-counts';

export type EventOnScreen = Pick<EventDetails, 'id' | 'title' | 'remainingTickets' | 'version'>;

/** `off` when nothing has been heard for a few seconds; `offline` when polling fails as well. */
export type LiveStatus = 'connecting' | 'live' | 'off' | 'offline';

interface TicketCountsState {
  counts: TicketCounts;
  /** The events of the page that is shown, and which page of the list that is. */
  onScreen: readonly EventOnScreen[];
  page: number;
  status: LiveStatus;
  showEvents: (onScreen: readonly EventOnScreen[], page: number) => void;
  applyUpdates: (updates: readonly TicketUpdate[]) => void;
  setStatus: (status: LiveStatus) => void;
}

/** Written in the browser only: on the server it would be shared between visitors. */
export const useTicketCounts = create<TicketCountsState>()((set) => ({
  counts: {},
  onScreen: [],
  page: 1,
  status: 'connecting',
  showEvents: (onScreen, page) => {
    set(({ counts }) => ({
      counts: mergeCounts(counts, toUpdates(onScreen)),
      onScreen,
      page,
    }));
  },
  applyUpdates: (updates) => {
    set(({ counts }) => ({ counts: mergeCounts(counts, updates) }));
  },
  setStatus: (status) => {
    set({ status });
  },
}));

export function toUpdates(events: readonly EventOnScreen[]): TicketUpdate[] {
  return events.map(({ id, remainingTickets, version }) => ({
    eventId: id,
    remainingTickets,
    version,
  }));
}
