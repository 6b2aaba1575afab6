import { newerCount, type CountedEvent, type TicketCount } from './ticket-counts';
import { useTicketCounts } from './ticket-counts.store';

/** The newest count of an event that this page knows: of the server's rendering, or live. */
export function useLiveCount(event: CountedEvent): TicketCount {
  const live = useTicketCounts((state) => state.counts[event.id]);
  return newerCount(event, live);
}

/** How many people have this event's page open now, this one among them; null while nobody can tell. */
export function useWatchers(eventId: string): number | null {
  return useTicketCounts(({ watchers, status }) => {
    return status === 'live' && watchers?.eventId === eventId ? watchers.count : null;
  });
}
