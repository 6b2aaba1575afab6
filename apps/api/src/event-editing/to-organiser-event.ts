import type { OrganiserEvent } from '@lastseat/contracts';
import { toPublicEvent, type EventRow } from '../events/events.service.js';

/** What the organiser's members see: what everybody does, and more. */
export function toOrganiserEvent(event: EventRow): OrganiserEvent {
  // Everybody sees no draft; its members see it as everybody will.
  const shown = toPublicEvent({ ...event, status: 'scheduled' });
  return {
    ...shown,
    status: event.status,
    organiserId: event.organiserId,
    revision: event.revision,
    confirmedTickets: event.totalTickets - event.heldTickets - event.remainingTickets,
    heldTickets: event.heldTickets,
    seriesDate: event.seriesDate?.toISOString().slice(0, 10) ?? null,
    seriesSlot: event.seriesSlot,
    isSeriesChanged: event.isSeriesChanged,
    createdAt: event.createdAt.toISOString(),
    bookingsCancelledAt: event.bookingsCancelledAt?.toISOString() ?? null,
  };
}
