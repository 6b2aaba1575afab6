/**
 * How somebody without an account comes to a place. What they are told does not depend on whose the address
 * is: the same statements run, and the core answers as if nobody had a place. The rest is in the mail.
 */
import { Inject, Injectable } from '@nestjs/common';
import {
  guestConfirmMinutes,
  type BookInput,
  type Guest,
  type GuestBooking,
} from '@lastseat/contracts';
import { v7 } from 'uuid';
import { CONFIG, type Config } from '../common/config/config.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingUpdatesService } from '../realtime/booking-updates.service.js';
import { bookingOf, toProblem } from './booking-of.js';
import { BookingCommitter } from './commit/booking-committer.js';
import type { BookCommand, HoldCommand } from './domain/booking-command.js';
import { fingerprintOf } from './fingerprint.js';
import { welcomeGuest, type WelcomedGuest } from './guests.sql.js';
import { ManageLinksService, NAMELESS } from './manage-links.service.js';
import { newId } from './new-id.js';
import { toBooking } from './to-booking.js';

const MINUTE_MS = 60_000;

@Injectable()
export class GuestBookingsService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly links: ManageLinksService,
    private readonly committer: BookingCommitter,
    private readonly updates: BookingUpdatesService,
  ) {}

  /**
   * Holds or books `quantity` seats, as the event's organiser has chosen.
   * @throws ProblemError `guests_not_allowed`, `guest_limit_reached`, and the codes of a booking but
   *   `already_booked`
   */
  async book(
    guest: Guest,
    { eventId, quantity, ticketTypeId }: BookInput,
    idempotencyKey: string | null,
  ): Promise<GuestBooking> {
    const { policy, userId } = await this.welcome(guest, eventId, ticketTypeId);
    if (policy === 'off') throw new ProblemError('guests_not_allowed');
    const fingerprint = fingerprintOf({ eventId, quantity, ticketTypeId });
    const idempotency = idempotencyKey === null ? null : { key: idempotencyKey, fingerprint };
    // Where no account was made the core says why there is no seat. It looks at the event before the person.
    const person = { userId: userId ?? newId(), bookingId: newId() };
    const request = { eventId, ...person, quantity, ticketTypeId, idempotency, isUnproved: true };
    const outcome = await this.committer.submit(this.toCommand(policy, request));
    if (outcome.kind === 'refused') {
      // Made a moment ago, or erased since: the next try finds it.
      throw outcome.code === 'unauthenticated' ? new ProblemError('busy') : toProblem(outcome);
    }
    const booking = bookingOf(outcome);
    if (booking.status !== 'held') this.updates.announce(person.userId, toBooking(booking));
    return { eventId, status: outcome.kind === 'held' ? 'held' : 'confirmed', quantity };
  }

  /** @throws ProblemError `event_not_found` */
  private async welcome(
    { email, name }: Guest,
    eventId: string,
    ticketTypeId: string | undefined,
  ): Promise<WelcomedGuest> {
    const linkId = v7();
    const wanted = {
      ...{ eventId, email, name: name ?? NAMELESS },
      ...{ linkId, tokenHash: this.links.hashOf(linkId) },
    };
    const welcomed = await welcomeGuest(this.prisma, wanted, ticketTypeId);
    if (welcomed === null) throw new ProblemError('event_not_found');
    return welcomed;
  }

  private toCommand(
    policy: WelcomedGuest['policy'],
    request: Omit<BookCommand, 'kind'>,
  ): BookCommand | HoldCommand {
    if (policy === 'immediate') return { ...request, kind: 'book' };
    const forMs = guestConfirmMinutes * MINUTE_MS;
    const maxHeldShare = this.config.GUEST_HOLD_SHARE;
    return { ...request, kind: 'hold', forMs, maxHeldShare, isForPayment: false };
  }
}
