/** The requests about lines, and how their answers read. */
import {
  ifMatchHeader,
  joinAnswerSchema,
  ownWaitlistSchema,
  bookingSchema,
  organiserEventSchema,
  waitlistPageSchema,
} from '@lastseat/contracts';
import type { Answer, AnyLineWish, Wish } from '../history.js';

export function isLineWish(wish: Wish): wish is AnyLineWish {
  return wish.kind in statuses;
}

/** What is answered where it was done. */
const statuses: Record<AnyLineWish['kind'], number> = {
  ...{ join: 201, leave: 204, readOwnLine: 200, accept: 200 },
  ...{ readLine: 200, promote: 204, remove: 204, offer: 204, pause: 200 },
};

export function pathOfLineWish(wish: AnyLineWish): string {
  switch (wish.kind) {
    case 'join':
    case 'leave':
      return `/events/${wish.eventId}/waitlist`;
    case 'readOwnLine':
      return '/waitlist';
    case 'accept':
      return `/bookings/${wish.bookingId}/accept`;
    case 'readLine':
      return `/events/${wish.eventId}/waitlist?limit=20`;
    case 'remove':
      return `/events/${wish.eventId}/waitlist/${wish.entryId}`;
    case 'promote':
    case 'offer':
      return `/events/${wish.eventId}/waitlist/${wish.entryId}/${wish.kind}`;
    case 'pause':
      return `/events/${wish.eventId}`;
  }
}

export function optionsOfLineWish(wish: AnyLineWish, authorization: string): RequestInit {
  const headers = { authorization };
  const json = { authorization, 'content-type': 'application/json' };
  switch (wish.kind) {
    case 'readOwnLine':
    case 'readLine':
      return { headers };
    case 'leave':
    case 'remove':
      return { method: 'DELETE', headers };
    case 'join':
    case 'accept':
    case 'promote':
      return { method: 'POST', headers };
    case 'offer':
      return { method: 'POST', headers: json, body: JSON.stringify({ overCapacity: true }) };
    case 'pause':
      return {
        method: 'PATCH',
        headers: { ...json, [ifMatchHeader]: `"${wish.revision}"` },
        body: JSON.stringify({ isWaitlistPaused: wish.isPaused }),
      };
  }
}

/** Of one that was carried out. @returns null: the contract knows nothing like it */
export function readLineAnswer(wish: AnyLineWish, status: number, content: unknown): Answer | null {
  if (status !== statuses[wish.kind]) return null;
  switch (wish.kind) {
    case 'join':
      return readJoined(wish.eventId, content);
    case 'leave':
      return { kind: 'left' };
    case 'readOwnLine':
      return readOwnLine(content);
    case 'accept': {
      const booking = bookingSchema.safeParse(content);
      return booking.success ? toBooked(booking.data) : null;
    }
    case 'readLine': {
      const page = waitlistPageSchema.safeParse(content);
      return page.success ? { kind: 'line', entryIds: page.data.data.map(({ id }) => id) } : null;
    }
    case 'promote':
    case 'remove':
    case 'offer':
      return { kind: 'edited' };
    case 'pause': {
      const event = organiserEventSchema.safeParse(content);
      return event.success && event.data.id === wish.eventId ? { kind: 'edited' } : null;
    }
  }
}

/** One of both, and of this event. */
function readJoined(eventId: string, content: unknown): Answer | null {
  const joined = joinAnswerSchema.safeParse(content);
  if (!joined.success) return null;
  const { wait, booking } = joined.data;
  if ((wait === null) === (booking === null)) return null;
  if ((wait ?? booking)?.eventId !== eventId) return null;
  if (booking !== null) return toBooked(booking);
  return wait && { kind: 'waiting', entryId: wait.id, eventId, position: wait.position };
}

function readOwnLine(content: unknown): Answer | null {
  const own = ownWaitlistSchema.safeParse(content);
  if (!own.success) return null;
  const { waits, offers } = own.data;
  return {
    kind: 'ownLine',
    entryIds: waits.map(({ id }) => id),
    offers: offers.map(({ id, eventId }) => ({ bookingId: id, eventId })),
  };
}

type Told = ReturnType<typeof bookingSchema.parse>;

const toBooked = ({ id, eventId, status }: Told): Answer => ({
  kind: 'booked',
  bookingId: id,
  eventId,
  status,
});
