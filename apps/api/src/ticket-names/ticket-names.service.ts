/**
 * Who comes with each ticket. Names belong to a booking: whom a ticket is passed on to has another one, and so
 * none of these names. Nothing of the sale depends on them.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { TicketNames } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import {
  readNames,
  writeNamesOf,
  type NamedBooking,
  type NamesByNumber,
} from './ticket-names.sql.js';

export {
  eraseNames,
  moveNames,
  namesOfBooking,
  writeNames,
  type NamedBooking,
  type NamesByNumber,
} from './ticket-names.sql.js';

type Names = readonly (string | null)[];
type Database = Pick<PrismaService, '$queryRaw'>;

/** Whose booking it is. */
export interface OwnPlace {
  userId: string;
  bookingId: string;
}

/** The names of each booking; none is there for a booking without any. */
export async function findNames(
  database: Database,
  bookings: readonly NamedBooking[],
): Promise<Map<string, NamesByNumber>> {
  const found = new Map<string, Record<string, string>>();
  if (bookings.length === 0) return found;
  for (const { bookingId, number, name } of await readNames(database, bookings)) {
    found.set(bookingId, { ...found.get(bookingId), [number]: name });
  }
  return found;
}

/** Of each seat, the first one first. */
export const listNames = (names: NamesByNumber | undefined, seats: number): (string | null)[] =>
  Array.from({ length: seats }, (_, index) => names?.[index + 1] ?? null);

/** @throws ProblemError `invalid_request` where there are not as many as seats */
export function requireNameForEach(names: Names, seats: number, path: (string | number)[]): void {
  if (names.length === seats) return;
  const message = seats === 1 ? 'Give one name' : `Give ${seats} names, one for each seat`;
  throw new ProblemError('invalid_request', undefined, { errors: [{ path, message }] });
}

@Injectable()
export class TicketNamesService {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `booking_not_found`, also for a stranger's and for one that does not stand */
  async read(own: OwnPlace): Promise<TicketNames> {
    const { eventId, quantity, event } = await this.find(own);
    const names = await findNames(this.prisma, [{ eventId, bookingId: own.bookingId }]);
    return {
      canChange: event.asksNames && event.startsAt > this.clock(),
      names: listNames(names.get(own.bookingId), quantity),
    };
  }

  /** @throws ProblemError `booking_not_found`, `names_not_asked`, `event_started`, `invalid_request` */
  async give(own: OwnPlace, names: Names): Promise<TicketNames> {
    const { quantity, event } = await this.find(own);
    if (!event.asksNames) throw new ProblemError('names_not_asked');
    if (event.startsAt <= this.clock()) throw new ProblemError('event_started');
    requireNameForEach(names, quantity, ['names']);
    await writeNamesOf(this.prisma, own, names);
    return this.read(own);
  }

  private async find({ userId, bookingId }: OwnPlace) {
    const booking = await this.prisma.booking.findFirst({
      where: { id: bookingId, userId, status: 'confirmed', event: { status: 'scheduled' } },
      select: {
        eventId: true,
        quantity: true,
        event: { select: { asksNames: true, startsAt: true } },
      },
    });
    if (booking === null) throw new ProblemError('booking_not_found');
    return booking;
  }
}
