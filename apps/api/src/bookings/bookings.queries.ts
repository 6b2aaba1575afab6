/** Reads of bookings, straight to the shapes of the contract. Own ones only, by the query itself. */
import { Injectable } from '@nestjs/common';
import type { ListBookingsQuery, OwnBooking } from '@lastseat/contracts';
import { BookingDatabase, ReadDatabase } from '../common/database/lanes.js';
import { GatheredReads } from '../common/jobs/gathered-reads.js';
import { readPublicEvents } from '../events/events.service.js';
import { findTransfers } from './booking-transfers.sql.js';
import { findBookedTypes } from './booked-types.sql.js';
import { toBooking } from './to-booking.js';

@Injectable()
export class BookingsQueries {
  private readonly owned: GatheredReads<{ id: string; userId: string; eventId: string }>;

  constructor(
    private readonly database: ReadDatabase,
    bookings: BookingDatabase,
  ) {
    this.owned = new GatheredReads({
      perQuery: 500,
      maxWaiting: 20_000,
      query: async (ids) => {
        const found = await bookings.booking.findMany({
          where: { id: { in: ids } },
          select: { id: true, userId: true, eventId: true },
        });
        return new Map(found.map((booking) => [booking.id, booking]));
      },
    });
  }

  /**
   * The newest first: ids are UUIDv7 and carry the time in their first bits. Without what is held: perhaps a
   * stranger asked for it, and only the link of its mail makes it a booking.
   */
  async listBookings(userId: string, { limit, before }: ListBookingsQuery): Promise<OwnBooking[]> {
    return this.database.read(async (database) => {
      const bookings = await database.booking.findMany({
        where: { userId, status: { not: 'held' }, ...(before && { id: { lt: before } }) },
        orderBy: { id: 'desc' },
        take: limit,
      });
      const events = await readPublicEvents(database, [
        ...new Set(bookings.map(({ eventId }) => eventId)),
      ]);
      const transfers = await findTransfers(database, bookings);
      const types = await findBookedTypes(database, bookings);
      return bookings.flatMap((booking) => {
        const event = events.get(booking.eventId);
        const transfer = transfers.get(booking.id) ?? null;
        const ticketType = types.get(booking.ticketTypeId ?? '');
        const ofType = ticketType && { ticketType };
        return event ? [{ ...toBooking(booking), event, transfer, ...ofType }] : [];
      });
    });
  }

  /**
   * On the way of a cancellation: all that come at once share one query and one connection for bookings.
   * @returns null for a stranger's booking as for none
   */
  async findEventOfBooking(userId: string, bookingId: string): Promise<string | null> {
    const booking = await this.owned.find(bookingId);
    return booking?.userId === userId ? booking.eventId : null;
  }

  /**
   * The same for whoever organises the event.
   * @returns null for a booking of another event as for none
   */
  async findUserOfBooking(eventId: string, bookingId: string): Promise<string | null> {
    const booking = await this.owned.find(bookingId);
    return booking?.eventId === eventId ? booking.userId : null;
  }
}
