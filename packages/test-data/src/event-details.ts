import type { EventDetails } from '@lastseat/contracts';

/** An event as the API tells of it, for tests that need no database. The id is always the same one. */
export function makeEventDetails(given: Partial<EventDetails> = {}): EventDetails {
  return {
    id: '01920000-0000-7000-8000-000000000001',
    title: 'An evening',
    description: 'Words',
    category: 'Music',
    level: null,
    host: null,
    organiser: { slug: 'an-organiser', name: 'An organiser' },
    seriesId: null,
    startsAt: '2027-03-15T10:00:00.000Z',
    endsAt: null,
    timeZone: 'Europe/Vienna',
    venue: 'A hall',
    address: null,
    coverImageId: null,
    totalTickets: 10,
    remainingTickets: 5,
    version: 7,
    priceCents: 1_500,
    currency: 'EUR',
    maxPerPerson: 1,
    saleOpensAt: null,
    saleClosesAt: null,
    cancelUntil: null,
    allowsTransfer: true,
    transferUntil: null,
    guestPolicy: 'off',
    waitlistMode: 'off',
    waitlistClosesAt: null,
    waitingCount: 0,
    status: 'scheduled',
    cancelReason: null,
    ...given,
  };
}
