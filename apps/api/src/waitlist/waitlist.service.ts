/** One's own waits and offers. */
import { Injectable } from '@nestjs/common';
import type { Booking, JoinAnswer, OwnWaitlist, Wait } from '@lastseat/contracts';
import { toBooking } from '../bookings/bookings.service.js';
import { WaitlistCommandsService } from '../bookings/waitlist-commands.service.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { readPublicEvents } from '../events/events.service.js';
import { findOffer, findWait, listOffers, listWaits, type WaitRow } from './waits.sql.js';

@Injectable()
export class WaitlistService {
  constructor(
    private readonly commands: WaitlistCommandsService,
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
  ) {}

  /** @throws ProblemError what `WaitlistCommandsService.join` does */
  async join(user: SignedInUser, eventId: string, quantity: number): Promise<JoinAnswer> {
    const person = { eventId, userId: user.id };
    const booking = await this.commands.join(person, quantity);
    if (booking !== null) return { wait: null, booking };
    // From the writer: the replica may be behind.
    const wait = await findWait(this.prisma, eventId, user.id);
    if (wait !== null) return { wait: toWait(wait), booking: null };
    // Whose turn it was in this very moment.
    const [offer] = (await listOffers(this.prisma, user.id)).filter(
      (one) => one.eventId === eventId && one.status === 'held',
    );
    if (!offer) throw new ProblemError('busy');
    return { wait: null, booking: toBooking(offer) };
  }

  /** @throws ProblemError `event_not_found`, `busy` */
  leave(user: SignedInUser, eventId: string): Promise<void> {
    return this.commands.leave({ eventId, userId: user.id });
  }

  async list(user: SignedInUser): Promise<OwnWaitlist> {
    return this.database.read(async (database) => {
      const waits = await listWaits(database, user.id);
      const offered = await listOffers(database, user.id);
      const ids = [...waits, ...offered].map(({ eventId }) => eventId);
      const events = await readPublicEvents(database, [...new Set(ids)]);
      const withEvent = offered.flatMap((offer) => {
        const event = events.get(offer.eventId);
        return event ? [{ ...toBooking(offer), event }] : [];
      });
      return {
        waits: waits.flatMap((wait) => {
          const event = events.get(wait.eventId);
          return event ? [{ ...toWait(wait), event }] : [];
        }),
        offers: withEvent.filter(({ status }) => status === 'held'),
        missed: withEvent.filter(({ status }) => status !== 'held'),
      };
    });
  }

  /** @throws ProblemError `booking_not_found`, and what `WaitlistCommandsService.accept` does */
  async accept(user: SignedInUser, bookingId: string): Promise<Booking> {
    const eventId = await findOffer(this.prisma, user.id, bookingId);
    if (eventId === null) throw new ProblemError('booking_not_found');
    return this.commands.accept({ eventId, userId: user.id }, bookingId);
  }
}

const toWait = ({ joinedAt, ...wait }: WaitRow): Wait => ({
  ...wait,
  joinedAt: joinedAt.toISOString(),
});
