/** The list that a person came from, for the way back: "All events" keeps what was chosen there. */
import { paths } from '@/lib/http/paths';
import type { EventListQuery } from './list-query';

const key = 'lastseat.last-list';

export function rememberList(query: EventListQuery): void {
  try {
    sessionStorage.setItem(key, paths.events(query));
  } catch {
    // Without storage the way back leads to all events, which is true as well.
  }
}

/** Only ever a list of events, whatever was written there. */
export function findLastList(): string {
  try {
    const path = sessionStorage.getItem(key);
    return path?.startsWith('/events?') === true ? path : paths.events();
  } catch {
    return paths.events();
  }
}
