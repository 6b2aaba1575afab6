/** Reads of bookings, straight to the shapes of the contract. Own ones only, by the query itself. */
import { Injectable } from '@nestjs/common';
import type { BookingWithEvent, ListBookingsQuery } from '@lastseat/contracts';
import { PrismaService } from '../common/prisma.service.js';
import { toEventDetails } from '../events/events.service.js';
import { toBooking } from './to-booking.js';

@Injectable()
export class BookingsQueries {
  constructor(private readonly prisma: PrismaService) {}

  /** The newest first: ids are UUIDv7 and carry the time in their first bits. */
  async listBookings(
    userId: string,
    { limit, before }: ListBookingsQuery,
  ): Promise<BookingWithEvent[]> {
    const bookings = await this.prisma.booking.findMany({
      where: { userId, ...(before && { id: { lt: before } }) },
      include: { event: true },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return bookings.map(({ event, ...booking }) => ({
      ...toBooking(booking),
      event: toEventDetails(event),
    }));
  }

  /** @returns null for a stranger's booking as for none */
  async findEventOfBooking(userId: string, bookingId: string): Promise<string | null> {
    const booking = await this.prisma.booking.findFirst({
      where: { id: bookingId, userId },
      select: { eventId: true },
    });
    return booking?.eventId ?? null;
  }
}
