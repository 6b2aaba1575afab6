/** One of each mail, written from the same booking: for tests, and for whoever wants to see them. */
import { encodeTicketCode } from '@lastseat/contracts';
import { makeEventDetails } from '@lastseat/test-data';
import type { BookingContent } from '../../content/booking-content.js';
import { createLinks, type Links } from '../../content/links.js';
import type { Letter } from '../../template/letter.js';
import * as account from '../account-letters.js';
import * as booking from '../booking-letters.js';
import { describeChanges, eventChanged } from '../event-changed.js';
import { quantityChanged } from '../quantity-changed.js';
import * as guest from '../guest-letters.js';
import { memberInvited } from '../member-invited.js';
import { secondFactorChanged } from '../second-factor-changed.js';
import { moneySentBack, paymentReceived } from '../order-letters.js';
import * as transfer from '../transfer-letters.js';
import { offerMissed, waitlistOffered } from '../waitlist-letters.js';

export function makeBookingContent(given: Partial<BookingContent> = {}): BookingContent {
  const { organiser, ...event } = makeEventDetails({
    title: 'Chamber music in the old mill',
    venue: 'Old Mill, Hall 2',
    address: '1 Mill Lane, Vienna',
    startsAt: '2027-03-15T18:30:00.000Z',
    endsAt: '2027-03-15T20:00:00.000Z',
    cancelUntil: '2027-03-14T18:30:00.000Z',
  });
  return {
    id: '01920000-0000-7000-8000-0000000000aa',
    quantity: 2,
    status: 'confirmed',
    codes: [1, 2].map(makeCode),
    expiresAt: null,
    ticketTypeId: null,
    manageToken: null,
    order: null,
    names: [],
    isPersonThere: true,
    cancelReason: null,
    person: {
      id: '01920000-0000-7000-8000-0000000000bb',
      name: 'Ada Lindt',
      address: 'ada@example.com',
    },
    wantsReminders: true,
    event: { ...event, organiserName: organiser.name },
    ...given,
  };
}

/** Signed by nobody. */
const makeCode = (number: number) =>
  encodeTicketCode(
    {
      keyId: 1,
      eventId: '01920000-0000-7000-8000-0000000000cc',
      bookingId: '01920000-0000-7000-8000-0000000000aa',
      number,
    },
    new Uint8Array(64).fill(number),
  );

/** By its name, with everything in it as a person would have typed it. */
export function writeEveryLetter(
  publicUrl: string,
  content: BookingContent = makeBookingContent(),
): Record<string, Letter> {
  const links = createLinks(publicUrl);
  return { ...writeBookingLetters(content, links), ...writeAccountLetters(content, links) };
}

/** Of no account: it leads to a page, and opens nothing. */
const token = 'a'.repeat(43);
const reason = 'The singer has lost her voice.\nThe money comes back by itself.';

function writeBookingLetters(content: BookingContent, links: Links): Record<string, Letter> {
  const context = { links, now: new Date('2027-01-02T03:04:05.000Z') };
  const { event } = content;
  const byOrganiser = { ...content, cancelReason: reason };
  const ofCancelled = { ...content, event: { ...event, cancelReason: reason } };
  const changed = [
    { field: 'startsAt', before: '2027-03-15T17:30:00.000Z', after: event.startsAt },
    { field: 'venue', before: 'Old Mill, Hall 1', after: event.venue },
    { field: 'host', before: null, after: 'Ana Ruiz' },
  ];
  return {
    'booking-confirmed': booking.bookingConfirmed(content, context),
    'booking-cancelled': booking.bookingCancelled(content, 'attendee', context),
    'booking-cancelled-by-organiser': booking.bookingCancelled(byOrganiser, 'organiser', context),
    'more-seats': quantityChanged(content, { before: 1, changedBy: 'attendee' }, context),
    'fewer-seats': quantityChanged(content, { before: 5, changedBy: 'refund' }, context),
    'event-changed': eventChanged(content, describeChanges(changed, event), context),
    'event-cancelled': booking.eventCancelled(ofCancelled, context),
    'guest-has-to-confirm': guest.guestHasToConfirm(
      { ...content, manageToken: token },
      30,
      context,
    ),
    'guest-has-place': guest.guestHasPlace({ ...content, manageToken: token }, context),
    'waitlist-offered': waitlistOffered(content, new Date('2027-01-02T05:04:05.000Z'), context),
    ...writeTransferLetters(content, links),
    ...writeOrderLetters(content, links),
    'offer-missed': offerMissed(content, context),
    reminder: booking.reminder(content, links.unsubscribe(token), context),
  };
}

function writeTransferLetters(content: BookingContent, links: Links): Record<string, Letter> {
  const context = { links, now: new Date('2027-01-02T03:04:05.000Z') };
  const { person } = content;
  const [fromName, toEmail] = [person.name, 'bea@example.com'];
  return {
    'ticket-passed-on': transfer.ticketPassedOn(content, { fromName, token }, context),
    'ticket-accepted': transfer.ticketAccepted(content, toEmail, context),
    'ticket-taken-back': transfer.ticketTakenBack(content, fromName, context),
    'ticket-declined': transfer.ticketDeclined(content, toEmail, context),
  };
}

function writeOrderLetters(
  { person, event, quantity }: BookingContent,
  links: Links,
): Record<string, Letter> {
  const line = { name: event.title, quantity, unitPriceCents: 2_500 };
  const order = { id: '01920000-0000-7000-8000-0000000000dd', person, lines: [line], event };
  const paid = { amountCents: quantity * line.unitPriceCents, currency: 'EUR' };
  const back = { amountCents: 4_500, currency: 'EUR' };
  const ofSeats = { what: `${quantity} × ${event.title}`, wasPaid: true };
  const guests = { ...order, isGuests: true };
  const account = { ...order, isGuests: false };
  return {
    'payment-received': paymentReceived(account, paid, { links }),
    'money-sent-back': moneySentBack(account, back, ofSeats, { links }),
    'money-without-seats-sent-back': moneySentBack(
      guests,
      paid,
      { what: null, wasPaid: false },
      { links },
    ),
  };
}

function writeAccountLetters(
  { person: { name }, event }: BookingContent,
  links: Links,
): Record<string, Letter> {
  const code = { name, code: '047311', validMinutes: 15 };
  const invitation = {
    organiserName: event.organiserName,
    inviterName: name,
    role: 'manager',
    token,
    expiresAt: event.startsAt,
  } as const;
  const logIn = { name, device: 'Firefox on Windows', at: event.startsAt };
  return {
    welcome: account.welcome(code, links),
    verification: account.verification(code, links),
    'address-in-use': account.addressInUse(links),
    'member-invited': memberInvited(invitation, links),
    'new-device': account.newDevice(logIn, links),
    'password-changed': account.passwordChanged(name, links),
    'password-reset': account.passwordReset({ name, token, validMinutes: 30 }, links),
    'second-factor-added': secondFactorChanged(name, 'totp-added', links),
    'recovery-code-used': secondFactorChanged(name, 'recovery-code-used', links),
    'email-changed': account.emailChanged(name),
  };
}
