/** Any event with a line, whose tickets are passed on, and commands that accept many of them. */
import fc from 'fast-check';
import type { BookingCommand, BookingRecord } from '../booking-command.js';
import type { TransferRecord } from '../transfer.js';
import { user, type World } from './any-commands.js';
import { anyLineCommands, anyWaitingWorld } from './any-waitlist.js';

const drawnTransfer = fc.record({ of: fc.nat(), newUserId: fc.oneof(user, fc.constant('eve')) });

export interface PassingOn {
  world: World;
  commands: BookingCommand[];
}

/** Of every booking "new 1" somebody is asked to take it over, by "transfer 1". */
export const listPending = (bookings: readonly BookingRecord[]): TransferRecord[] =>
  bookings.map(({ id }) => ({
    ...{ id: id.replace('new', 'transfer'), eventId: 'event', bookingId: id },
    status: 'pending',
  }));

/** Of each confirmed booking somebody is asked to take it over. */
export const anyPassingOn = fc
  .tuple(anyWaitingWorld, anyLineCommands, fc.array(drawnTransfer, { minLength: 2 }))
  .map(([drawn, others, accepted]): PassingOn => {
    const { bookings } = drawn;
    const tickets = bookings.filter(
      ({ status, eventId }) => status === 'confirmed' && eventId === 'event',
    );
    const transfers = tickets.map(({ id }) => ({
      ...{ id: `transfer of ${id}`, eventId: 'event', bookingId: id, status: 'pending' as const },
    }));
    const world: World = { ...drawn, transfers };
    const accepting = accepted.flatMap(({ of, newUserId }, index): BookingCommand[] => {
      const ticket = tickets[of % tickets.length];
      if (!ticket) return [];
      const { id: bookingId, eventId, userId } = ticket;
      const ids = { transferId: `transfer of ${bookingId}`, newBookingId: `taken ${index}` };
      return [{ kind: 'transfer', eventId, userId, bookingId, newUserId, ...ids }];
    });
    return { world, commands: interleave(accepting, others) };
  });

function interleave<T>(some: readonly T[], others: readonly T[]): T[] {
  const longer = Math.max(some.length, others.length);
  return Array.from({ length: longer }, (_, index) => [
    ...some.slice(index, index + 1),
    ...others.slice(index, index + 1),
  ]).flat();
}
