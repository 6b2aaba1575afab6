/** What an organiser's members do to a roster by hand. */
import { Injectable } from '@nestjs/common';
import type {
  AddToRosterInput,
  CancelRosterEntryInput,
  MemberAction,
  RosterEntry,
  RosterNoteInput,
  RosterParams,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ActivityService, change } from '../activity/activity.service.js';
import { EventCommandsService } from '../bookings/event-commands.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { replaceNote } from './notes.sql.js';
import { findOrMakePerson } from './people.sql.js';
import { RosterService } from './roster.service.js';

const right: MemberAction = 'roster.change';

@Injectable()
export class RosterChangesService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly prisma: PrismaService,
    private readonly commands: EventCommandsService,
    private readonly activity: ActivityService,
    private readonly roster: RosterService,
  ) {}

  /**
   * Whoever has no account becomes a guest. Who has one keeps the name that is there.
   * @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.addToRoster` does
   */
  async add(actor: ActingUser, eventId: string, input: AddToRosterInput): Promise<RosterEntry> {
    await this.memberships.require(actor, { eventId }, right);
    const { quantity, overCapacity, ticketTypeId } = input;
    const booking = await this.commands.addToRoster(toActor(actor), eventId, {
      userId: await this.findPerson(eventId, input),
      quantity,
      overCapacity,
      ticketTypeId: ticketTypeId ?? null,
    });
    return this.roster.getEntry(booking.id);
  }

  /**
   * @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.cancelBooking` does
   */
  async cancel(
    actor: ActingUser,
    { id: eventId, bookingId }: RosterParams,
    input: CancelRosterEntryInput,
  ): Promise<RosterEntry> {
    await this.memberships.require(actor, { eventId }, right);
    const reason = input?.reason === '' ? null : (input?.reason ?? null);
    await this.commands.cancelBooking(toActor(actor), eventId, bookingId, reason);
    return this.roster.getEntry(bookingId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, `booking_not_found` */
  async note(
    actor: ActingUser,
    { id: eventId, bookingId }: RosterParams,
    { text }: RosterNoteInput,
  ): Promise<RosterEntry> {
    const { organiserId } = await this.memberships.require(actor, { eventId }, right);
    await runTransaction(
      this.prisma,
      async (tx) => {
        const booking = await tx.booking.findFirst({
          where: { id: bookingId, eventId },
          select: { id: true },
        });
        if (booking === null) throw new ProblemError('booking_not_found');
        const before = await replaceNote(tx, { eventId, bookingId, userId: actor.id, text });
        if ((before ?? '') === text) return;
        await this.activity.record(tx, actor, {
          organiserId,
          eventId,
          action: 'roster.noted',
          changes: {
            bookingId: change(bookingId, bookingId),
            note: change(before, text === '' ? null : text),
          },
        });
      },
      onceLimits,
    );
    return this.roster.getEntry(bookingId);
  }

  private async findPerson(eventId: string, input: AddToRosterInput): Promise<string> {
    const wanted = { eventId, ...input };
    // The second look sees whom another request has made while the first one was under way.
    const found =
      (await findOrMakePerson(this.prisma, wanted)) ??
      (await findOrMakePerson(this.prisma, wanted));
    // Where none was made, the core says why there is no seat. It looks at the event before the person.
    return found ?? newId();
  }
}

const toActor = ({ id, requestId }: ActingUser) => ({ userId: id, requestId });
