import type { Booking, TicketUpdate } from '@lastseat/contracts';

/** A booking as its owner sees it, for tests that need no database. */
export function makeBooking(given: Partial<Booking> = {}): Booking {
  return {
    id: '01920000-0000-7000-8000-0000000000aa',
    eventId: '01920000-0000-7000-8000-000000000001',
    status: 'confirmed',
    expiresAt: null,
    quantity: 1,
    createdAt: '2027-01-01T10:00:00.000Z',
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    ...given,
  };
}

/** The count of an event, as it is told. */
export function makeTicketUpdate(given: Partial<TicketUpdate> = {}): TicketUpdate {
  return {
    eventId: '01920000-0000-7000-8000-000000000001',
    remainingTickets: 5,
    totalTickets: 10,
    waitingCount: 0,
    status: 'scheduled',
    version: 7,
    ...given,
  };
}
