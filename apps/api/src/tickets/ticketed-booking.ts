/** The bookings that have tickets: confirmed ones of events that take place. Nothing else is found here. */
import type { Prisma } from '../../generated/prisma/client.js';
import type { PrismaService } from '../common/database/prisma.service.js';

const select = {
  id: true,
  createdAt: true,
  quantity: true,
  user: { select: { name: true } },
  event: {
    select: {
      id: true,
      title: true,
      category: true,
      venue: true,
      address: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      coverImageId: true,
    },
  },
} satisfies Prisma.BookingSelect;

export type TicketedBooking = Prisma.BookingGetPayload<{ select: typeof select }>;

/** Whose it is stands in the query: a stranger's is not found, as one that is not there. */
export type OwnBooking = { userId: string } & ({ id: string } | Place);

/** Of which type, or of whatever. */
interface Place {
  eventId: string;
  ticketTypeId?: string;
}

/** The newest, where one person has several of an event. */
export function findTicketedBooking(
  database: Pick<PrismaService, 'booking'>,
  own: OwnBooking,
): Promise<TicketedBooking | null> {
  return database.booking.findFirst({
    where: { ...own, status: 'confirmed', event: { status: 'scheduled' } },
    orderBy: { id: 'desc' },
    select,
  });
}
