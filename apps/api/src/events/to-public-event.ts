import type { EventDetails, EventStatus, TicketTypeCount, TicketUpdate } from '@lastseat/contracts';
import type { Event } from '../../generated/prisma/client.js';
import type { CountRow, EventRow } from './find/read-events.sql.js';

/** What everybody may know of an event, named one by one: a new column is private until it is here. */
export function toPublicEvent(event: EventRow): EventDetails {
  return {
    id: event.id,
    title: event.title,
    description: event.description,
    category: event.category,
    level: event.level,
    host: event.host,
    organiser: { slug: event.organiserSlug, name: event.organiserName },
    seriesId: event.seriesId,
    startsAt: event.startsAt.toISOString(),
    endsAt: toText(event.endsAt),
    timeZone: event.timeZone,
    venue: event.venue,
    address: event.address,
    coverImageId: event.coverImageId,
    totalTickets: event.totalTickets,
    remainingTickets: event.remainingTickets,
    version: event.version,
    priceCents: event.priceCents,
    currency: event.currency,
    maxPerPerson: event.maxPerPerson,
    saleOpensAt: toText(event.saleOpensAt),
    saleClosesAt: toText(event.saleClosesAt),
    cancelUntil: toText(event.cancelUntil),
    allowsTransfer: event.allowsTransfer,
    transferUntil: toText(event.transferUntil),
    asksNames: event.asksNames,
    payment: event.payment,
    guestPolicy: event.guestPolicy,
    waitlistMode: event.waitlistMode,
    waitlistClosesAt: toText(event.waitlistClosesAt),
    waitingCount: event.waitingCount,
    status: toPublicStatus(event),
    cancelReason: event.cancelReason,
    ...(event.ticketTypes && { ticketTypes: event.ticketTypes }),
    ...(event.takesCode && { takesCode: true }),
    ...(event.tax && { tax: event.tax }),
  };
}

export function toTicketUpdate(event: CountRow): TicketUpdate {
  const { id: eventId, remainingTickets, totalTickets, waitingCount, version } = event;
  const counts = { remainingTickets, totalTickets, waitingCount };
  const ofTypes = event.ticketTypes && { ticketTypes: event.ticketTypes.map(toTypeCount) };
  return { eventId, ...counts, status: toPublicStatus(event), version, ...ofTypes };
}

const toTypeCount = ({ id, remainingTickets }: TicketTypeCount): TicketTypeCount => ({
  id,
  remainingTickets,
});

/** Of an event that is published: whoever reads has left the drafts out. */
function toPublicStatus({ status }: Pick<Event, 'status'>): EventStatus {
  if (status === 'draft') throw new Error('A draft is nobody else’s to see');
  return status;
}

const toText = (time: Date | null) => time?.toISOString() ?? null;
