/**
 * The tickets that are there without a network. What must stay true: they are those of the person whose
 * session this browser has, and none is among them that this browser knows to be cancelled.
 */
import {
  bookedTypeSchema,
  bookingSchema,
  eventSchema,
  idSchema,
  instantSchema,
  type BookedType,
  type BookingWithEvent,
} from '@lastseat/contracts';
import * as z from 'zod/mini';

/** Enough for anybody's next months, and little for a phone to keep. */
export const mostKept = 20;

/** Late arrivals, long nights and the way home: no ticket goes while its evening may still last. */
const keptAfterEndMs = 24 * 60 * 60 * 1_000;

const keptEventSchema = z.extend(
  z.pick(eventSchema, {
    id: true,
    title: true,
    description: true,
    category: true,
    startsAt: true,
    endsAt: true,
    timeZone: true,
    venue: true,
    address: true,
    coverImageId: true,
    priceCents: true,
    currency: true,
  }),
  { status: z.literal('scheduled') },
);

/** All that is on a ticket and in its calendar entry, and nothing else of the booking. */
const keptTicketSchema = z.extend(
  z.pick(bookingSchema, { id: true, quantity: true, createdAt: true }),
  {
    status: z.literal('confirmed'),
    event: keptEventSchema,
    ticketType: z.optional(bookedTypeSchema),
    /** What the QR codes of its seats say; absent until the API has told. They never change. */
    codes: z.optional(z.array(z.string())),
  },
);
export type KeptTicket = z.infer<typeof keptTicketSchema>;

/** What a ticket is made of, whether it was kept or has just been read. */
export type TicketBooking = Pick<BookingWithEvent, 'id' | 'quantity' | 'createdAt' | 'status'> & {
  ticketType?: BookedType | undefined;
  event: Pick<BookingWithEvent['event'], keyof KeptTicket['event']>;
};

const keptTicketsSchema = z.object({
  ownerId: idSchema,
  holder: z.string(),
  checkedAt: instantSchema,
  /** The nearest first. */
  tickets: z.array(keptTicketSchema).check(z.minLength(1), z.maxLength(mostKept)),
});
export type KeptTickets = z.infer<typeof keptTicketsSchema>;

/** What another release has written in another shape counts as nothing: it is written anew online. */
export function parseKept(text: string | null): KeptTickets | null {
  if (text === null) return null;
  try {
    return keptTicketsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What this tab knows of the person and their bookings. */
export interface Known {
  session: { status: 'unknown' | 'signed-in' | 'signed-out'; user: Person | null };
  list: {
    ownerId: string | null;
    bookings: readonly BookingWithEvent[];
    /** When the API last gave the list. */
    checkedAt: string | null;
  };
}

type Person = { id: string; name: string };

/** What is to be kept from now on; null: nothing. */
export function updateKept(
  kept: KeptTickets | null,
  { session, list }: Known,
  now: Date,
): KeptTickets | null {
  if (session.status === 'signed-out') return null;
  // Without a network nobody can tell yet: that is what the tickets are kept for.
  if (session.user === null) return kept;
  const own = kept?.ownerId === session.user.id ? kept : null;
  const { ownerId, bookings, checkedAt } = list;
  if (ownerId !== session.user.id || checkedAt === null) return own;
  // Another tab has asked later, or it is this very list: it knows no more tickets, only fewer.
  if (own !== null && own.checkedAt >= checkedAt) return takeAway(own, listVoid(bookings));
  const tickets = selectTickets(bookings, now, own);
  if (tickets.length === 0) return null;
  return { ownerId, holder: session.user.name, checkedAt, tickets };
}

export function takeAway(kept: KeptTickets, ids: ReadonlySet<string>): KeptTickets | null {
  if (!kept.tickets.some(({ id }) => ids.has(id))) return kept;
  const tickets = kept.tickets.filter(({ id }) => !ids.has(id));
  return tickets.length === 0 ? null : { ...kept, tickets };
}

export function addCodes(
  kept: KeptTickets,
  bookingId: string,
  codes: readonly string[],
): KeptTickets {
  const tickets = kept.tickets.map((ticket) =>
    ticket.id === bookingId ? { ...ticket, codes: [...codes] } : ticket,
  );
  return { ...kept, tickets };
}

export const listWithoutCodes = (kept: KeptTickets | null): KeptTicket[] =>
  (kept?.tickets ?? []).filter(({ codes }) => codes === undefined);

function listVoid(bookings: readonly BookingWithEvent[]): ReadonlySet<string> {
  return new Set(bookings.filter((booking) => !isValid(booking)).map(({ id }) => id));
}

function selectTickets(
  bookings: readonly BookingWithEvent[],
  now: Date,
  before: KeptTickets | null,
): KeptTicket[] {
  const codes = new Map(before?.tickets.map((ticket) => [ticket.id, ticket.codes]));
  return bookings
    .filter((booking) => isValid(booking) && endOf(booking) + keptAfterEndMs > now.getTime())
    .sort((a, b) => Date.parse(a.event.startsAt) - Date.parse(b.event.startsAt))
    .slice(0, mostKept)
    .map((booking) => {
      const known = codes.get(booking.id) ?? [];
      // Seats that were given back were the last ones: the codes of the others are as they were.
      const left = known.length < booking.quantity ? undefined : known.slice(0, booking.quantity);
      return keptTicketSchema.parse({ ...booking, codes: left });
    });
}

const isValid = ({ status, event }: BookingWithEvent) =>
  status === 'confirmed' && event.status === 'scheduled';

const endOf = ({ event }: BookingWithEvent) => Date.parse(event.endsAt ?? event.startsAt);
