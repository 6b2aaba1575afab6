import type { ConsoleUpdate, RosterNews } from '@lastseat/contracts';

/** What is known live of the event whose console is open. */
export interface ConsoleState {
  /** The newest counts; null until the first have come. */
  counts: Omit<ConsoleUpdate, 'latest'> | null;
  /** People who have the event's page open; null until that is known. */
  watchers: number | null;
  /** Since it was opened: of each booking the last that happened to it, the newest last. */
  news: readonly RosterNews[];
  /** Grows when bookings have changed of which no news came: while the line was away. */
  gaps: number;
  isLive: boolean;
}

export const unknownConsole: ConsoleState = {
  counts: null,
  watchers: null,
  news: [],
  gaps: 0,
  isLive: false,
};

/** More is read anew, and not pieced together. */
const mostNews = 200;

/** Two can arrive out of order: counts that are older than the known ones say nothing, news do. */
export function takeUpdate(
  state: ConsoleState,
  { latest, ...counts }: ConsoleUpdate,
): ConsoleState {
  const known = state.counts ?? counts;
  const isNewer = counts.version >= known.version;
  const isOther = counts.confirmedTickets !== known.confirmedTickets;
  const isGap = isNewer && isOther && latest.length === 0;
  return {
    ...state,
    counts: isNewer ? counts : state.counts,
    news: latest.reduce(addNews, state.news).slice(-mostNews),
    gaps: state.gaps + (isGap ? 1 : 0),
  };
}

function addNews(news: readonly RosterNews[], one: RosterNews): readonly RosterNews[] {
  const before = news.find(({ bookingId }) => bookingId === one.bookingId);
  if (before && Date.parse(before.at) > Date.parse(one.at)) return news;
  return [...news.filter((other) => other !== before), one];
}
