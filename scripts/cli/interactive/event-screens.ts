import type { EventDetails } from '@lastseat/contracts';
import { valueOf } from '../api.js';
import { describeSeats, describeWhen, paintSeats, shorten } from '../output/describe-event.js';
import { showEvent } from '../output/list-events.js';
import type { Style } from '../output/style.js';
import { LiveEvents } from './live-events.js';
import { reportBooking, reportGuestBooking } from './report.js';
import type { Screens } from './screens.js';

const LOST = 'No connection: the counts may be old.';
const SEATS_WIDTH = 18;

/** As many as one page of the API and one `watch` have. */
const LIMIT = '50';

/** The events to come that fit the words, with their seats as they go. */
export async function browseEvents(screens: Screens, search?: string): Promise<void> {
  const { api, ui, style } = screens;
  const page = valueOf(await api.listEvents({ period: 'upcoming', limit: LIMIT, search }));
  const live = new LiveEvents(api.origin, page.data);
  const now = new Date();
  for (;;) {
    const chosen = await ui.choose<EventDetails | 'search'>({
      title: search === undefined ? 'Events' : `Events with "${search}"`,
      lines: () => (live.isConnected ? [] : [LOST]),
      choices: () => [
        { label: 'Search all events …', value: 'search' },
        ...live.list().map((event) => ({ label: listRow(event, style, now), value: event })),
      ],
      follow: (changed) => live.follow(changed),
    });
    if (chosen === null) return;
    if (chosen !== 'search') await visitEvent(screens, chosen.id);
    else {
      const words = await ui.ask('Search for');
      if (words) await browseEvents(screens, words);
    }
  }
}

function listRow(event: EventDetails, style: Style, now: Date): string {
  if (style.isPlain) return `${event.title}, ${describeWhen(event, now)}, ${describeSeats(event)}`;
  // Two of the margin before it, and one between the columns.
  const room = style.columns - SEATS_WIDTH - 4;
  const title = shorten(event.title, Math.floor(room / 2)).padEnd(Math.floor(room / 2));
  const when = shorten(describeWhen(event, now), Math.ceil(room / 2)).padEnd(Math.ceil(room / 2));
  return `${title} ${when} ${paintSeats(event, style, describeSeats(event).padStart(SEATS_WIDTH))}`;
}

/** One event, and what can be done with it. */
async function visitEvent(screens: Screens, id: string): Promise<void> {
  const { api, ui, style, session } = screens;
  const live = new LiveEvents(api.origin, [valueOf(await api.getEvent(id))]);
  for (;;) {
    const user = await session.findUser();
    const [event] = live.list();
    if (event === undefined) return;
    const chosen = await ui.choose<'book' | 'guest'>({
      title: event.title,
      lines: () => [
        ...live.list().flatMap((one) => showEvent(one, style, new Date()).slice(1)),
        ...(live.isConnected ? [] : [LOST]),
      ],
      choices: () => [
        ...(user ? [{ label: `Book as ${user.name}`, value: 'book' as const }] : []),
        { label: 'Book with an e-mail, as a guest', value: 'guest' },
      ],
      follow: (changed) => live.follow(changed),
    });
    if (chosen === null) return;
    if (chosen === 'book') await reportBooking(ui, event, await api.book(id, 1));
    else await bookAsGuest(screens, event);
  }
}

async function bookAsGuest({ api, ui }: Screens, event: EventDetails): Promise<void> {
  const email = await ui.ask('E-mail of the guest');
  if (!email) return;
  const name = await ui.ask('Name of the guest');
  if (name === null) return;
  const guest = { email, ...(name !== '' && { name }) };
  await reportGuestBooking(ui, event, await api.bookAsGuest(event.id, 1, guest));
}
