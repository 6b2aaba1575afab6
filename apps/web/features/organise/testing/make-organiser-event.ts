import type { OrganiserEvent } from '@lastseat/contracts';

const aLine = {
  waitlistMode: 'offer',
  isWaitlistPaused: false,
  offerMinutes: 120,
  waitlistClosesAt: null,
  waitingCount: 0,
} as const;

const aPrice = { priceCents: 1250, currency: 'EUR', payment: 'venue' } as const;

const noSeries = { seriesId: null, seriesDate: null, seriesSlot: null, isSeriesChanged: false };

/** An event as its organiser sees it, for specs. */
export function makeOrganiserEvent(given: Partial<OrganiserEvent> = {}): OrganiserEvent {
  return {
    id: '01920000-0000-7000-8000-000000000001',
    organiserId: '01920000-0000-7000-8000-000000000002',
    organiser: { slug: 'city-hall', name: 'City Hall' },
    title: 'Concert',
    description: 'With a choir.\nAnd an organ.',
    category: 'Music',
    level: null,
    host: null,
    startsAt: '2027-06-01T18:00:00.000Z',
    endsAt: null,
    timeZone: 'Europe/Vienna',
    venue: 'Great hall',
    address: null,
    coverImageId: null,
    totalTickets: 50,
    remainingTickets: 38,
    confirmedTickets: 12,
    heldTickets: 0,
    version: 12,
    revision: 3,
    ...aPrice,
    maxPerPerson: 2,
    saleOpensAt: null,
    saleClosesAt: null,
    cancelUntil: null,
    allowsTransfer: true,
    transferUntil: null,
    asksNames: false,
    guestPolicy: 'confirm',
    ...aLine,
    status: 'scheduled',
    cancelReason: null,
    ...noSeries,
    createdAt: '2027-01-01T10:00:00.000Z',
    bookingsCancelledAt: null,
    ...given,
  };
}
