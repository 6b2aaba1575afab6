import type { EventDetails } from '@lastseat/contracts';
import { findEvent, listEvents } from '@/features/events/list/list-events';
import { findTimetable } from '@/features/events/timetable/find-timetable';
import { toUpdates, useTicketCounts, type Screen } from './ticket-counts.store';

const pollEveryMs = 10_000;
const { getState } = useTicketCounts;

/** Asks for the counts every few seconds, as long as nothing comes over the socket. */
export function pollScreen(): () => void {
  const abort = new AbortController();
  const refresh = async () => {
    const { screen } = getState();
    if (document.hidden || screen === null) return;
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(pollEveryMs / 2)]);
    try {
      getState().applyUpdates(toUpdates(await reload(screen, signal)));
      if (!abort.signal.aborted) getState().setStatus('off');
    } catch {
      if (!abort.signal.aborted) getState().setStatus('offline');
    }
  };
  const timer = setInterval(() => void refresh(), pollEveryMs);
  void refresh();
  return () => {
    clearInterval(timer);
    abort.abort();
  };
}

async function reload(screen: Screen, signal: AbortSignal): Promise<EventDetails[]> {
  if (screen.kind === 'list') return (await listEvents(screen.query, { signal })).data;
  if (screen.kind === 'timetable') {
    const timetable = await findTimetable(screen.slug, screen.query, { signal });
    return timetable?.data ?? [];
  }
  const events = await Promise.all(screen.events.map(({ id }) => findEvent(id, { signal })));
  return events.filter((event) => event !== null);
}
