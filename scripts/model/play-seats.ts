/** What the specification's commands are for the product's core. */
import type { BookingCommand } from '../../apps/api/src/bookings/domain/booking-command.js';
import { fingerprintOf } from '../../apps/api/src/bookings/fingerprint.js';
import { editOf } from '../../apps/api/test/support/edit-commands.js';
import { wordOf } from '../../apps/api/test/support/committer.js';
import { plantTransfer } from '../../apps/api/test/support/transfers.js';
import { v7 as newId } from 'uuid';
import { bookingIdOf, type House } from './house.js';
import type { Id, ModelWorld } from './model-world.js';
import type { Deed, Deeds } from './deed.js';

const HOLD_MS = 15 * 60_000;

type SeatAction =
  | ('book' | 'hold' | 'confirm' | 'release' | 'cancel' | 'clear' | 'join' | 'leave')
  | ('offerTicket' | 'accept' | 'changeTotal' | 'pause' | 'cancelEvent' | 'closeLine' | 'sweep');

/** A command is a value: the committer does the rest. */
const send =
  (toCommand: (deed: Deed) => BookingCommand) =>
  async (deed: Deed): Promise<string> =>
    wordOf(await deed.house.core.submit(toCommand(deed)));

export const seatDeeds: Deeds<SeatAction> = {
  book: send(({ house, pick, before }) => ({
    ...{ kind: 'book', ...wish(house, before, pick), isUnproved: false },
    idempotency: {
      key: `key ${pick.number('key')}`,
      fingerprint: fingerprintOf({ eventId: house.eventId, quantity: pick.number('seats') }),
    },
  })),
  hold: send(({ house, pick, before }) => ({
    ...{ kind: 'hold', ...wish(house, before, pick), isUnproved: false, idempotency: null },
    ...{ forMs: HOLD_MS, maxHeldShare: 1, isForPayment: false },
  })),
  confirm: send(({ house, pick, before }) => ({
    ...{ kind: 'confirmHold', ...named(house, before, pick.number('id')), isPaid: false },
    lateBookingId: bookingIdOf(house, before.nextId),
  })),
  release: send(({ house, pick, before }) => ({
    ...{ kind: 'releaseHold', ...named(house, before, pick.number('id')) },
    ...{ commandId: newId(), endedBy: 'attendee' },
  })),
  cancel: send((deed) => cancel(deed, 'attendee')),
  clear: send((deed) => cancel(deed, 'event')),
  join: send(({ house, pick, before }) => {
    // Of one who is refused nobody hears: the next one has the place.
    const entryId = (house.entryIds[before.hall.line.length] = newId());
    return { kind: 'joinWaitlist', ...wish(house, before, pick), entryId };
  }),
  leave: send(({ house, pick }) => ({
    ...{ kind: 'leaveWaitlist', eventId: house.eventId, userId: pick.person('person') },
  })),
  async offerTicket({ house, pick, before }) {
    const { eventId, userId, bookingId: id } = named(house, before, pick.number('id'));
    house.transferIds.push((await plantTransfer(house.database, { id, eventId, userId })).id);
    return '';
  },
  accept: send(({ house, pick, before }) => {
    const transfer = pick.number('transfer');
    return {
      ...{ kind: 'transfer', ...named(house, before, before.hall.transfers[transfer]!.booking) },
      ...{ transferId: house.transferIds[transfer]!, newUserId: pick.person('person') },
      newBookingId: bookingIdOf(house, before.nextId),
    };
  }),
  changeTotal: send(({ house, pick }) => ({
    ...{ kind: 'changeEvent', ...editOf(house.eventId), expectedRevision: null },
    change: { totalTickets: pick.number('total') },
  })),
  pause: send(({ house, pick }) => ({
    ...{ kind: 'changeEvent', ...editOf(house.eventId), expectedRevision: null },
    change: { isWaitlistPaused: pick.boolean('isPaused') },
  })),
  cancelEvent: send(({ house }) => ({
    ...{ kind: 'cancelEvent', ...editOf(house.eventId), reason: 'No light' },
  })),
  closeLine: send(({ house }) => ({ kind: 'closeWaitlist', eventId: house.eventId })),
  sweep: send(({ house }) => ({ kind: 'expireHolds', eventId: house.eventId })),
};

/** Somebody wants seats. */
function wish(house: House, before: ModelWorld, pick: Deed['pick']) {
  const { eventId } = house;
  const quantity = pick.number('seats');
  const bookingId = bookingIdOf(house, before.nextId);
  return { eventId, userId: pick.person('person'), bookingId, quantity };
}

/** A booking by its owner. */
function named(house: House, { hall }: ModelWorld, id: Id) {
  const { eventId, people } = house;
  const userId = people.get(hall.bookings.get(id)!.owner)!;
  return { eventId, userId, bookingId: bookingIdOf(house, id) };
}

function cancel(
  { house, pick, before }: Deed,
  cancelledBy: 'attendee' | 'event',
): Extract<BookingCommand, { kind: 'cancel' }> {
  const booking = named(house, before, pick.number('id'));
  return { kind: 'cancel', ...booking, commandId: newId(), cancelledBy, reason: null, by: null };
}
