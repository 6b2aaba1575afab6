/** What an organiser can say of an event. */
const DAY_MS = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** Each of its fields. */
export const goodEvent = () => ({
  title: 'An evening',
  description: 'Words',
  category: 'Music',
  level: 'beginners',
  host: 'Ana',
  startsAt: inDays(10),
  endsAt: inDays(11),
  timeZone: 'Europe/Vienna',
  venue: 'A hall',
  address: '1 Long Street',
  totalTickets: 20,
  priceCents: 1_000,
  currency: 'EUR',
  maxPerPerson: 2,
  saleOpensAt: inDays(1),
  saleClosesAt: inDays(9),
  cancelUntil: inDays(8),
  allowsTransfer: false,
  transferUntil: inDays(8),
  asksNames: true,
  payment: 'online',
  guestPolicy: 'immediate',
  waitlistMode: 'autobook',
  isWaitlistPaused: true,
  offerMinutes: 60,
  waitlistClosesAt: inDays(7),
});

/** By field, what it may be as well. */
export const alsoGoodOfEvent = {
  description: [''],
  level: [null],
  host: [null],
  endsAt: [null],
  address: [null],
  totalTickets: [7],
  priceCents: [7],
  maxPerPerson: [7],
  saleOpensAt: [null],
  saleClosesAt: [null],
  cancelUntil: [null],
  allowsTransfer: [true],
  asksNames: [true],
  transferUntil: [null],
  isWaitlistPaused: [true],
  offerMinutes: [7],
  waitlistClosesAt: [null],
};
