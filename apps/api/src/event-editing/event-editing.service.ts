/**
 * What members do with events. What others see changed is a command of the core (`bookings/`); only what
 * nobody else sees yet, a draft, is written and removed here.
 */
import { Inject, Injectable } from '@nestjs/common';
import {
  findTimeErrors,
  type ChangeEventInput,
  type CreateEventInput,
  type OrganiserEvent,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ActivityService, change } from '../activity/activity.service.js';
import { EventCommandsService } from '../bookings/event-commands.service.js';
import { CategoriesService, orUnknownCategory } from '../categories/categories.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { copyCover, copyEvent, copyTicketTypes, deleteDraft } from './drafts.sql.js';
import { OrganiserEventsService } from './organiser-events.service.js';
import { toEventFields } from './to-event-fields.js';

@Injectable()
export class EventEditingService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly memberships: MembershipsService,
    private readonly commands: EventCommandsService,
    private readonly events: OrganiserEventsService,
    private readonly activity: ActivityService,
    private readonly categories: CategoriesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A draft.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `event_in_the_past`, `unknown_category`,
   *   `invalid_request` (with `errors`) for times that do not fit together
   */
  async create(
    user: ActingUser,
    organiserId: string,
    input: CreateEventInput,
  ): Promise<OrganiserEvent> {
    await this.memberships.require(user, { organiserId }, 'events.change');
    const fields = toEventFields(input);
    const errors = findTimeErrors(fields);
    if (errors.length > 0) throw new ProblemError('invalid_request', undefined, { errors });
    if (fields.startsAt <= this.clock()) throw new ProblemError('event_in_the_past');
    await this.categories.require(organiserId, fields);
    const id = newId();
    const { totalTickets } = fields;
    const draft = {
      ...fields,
      id,
      organiserId,
      remainingTickets: totalTickets,
      status: 'draft',
    } as const;
    await this.inTransaction(async (tx) => {
      await tx.event.create({ data: draft });
      const changes = { title: change(null, fields.title) };
      await this.activity.record(tx, user, {
        organiserId,
        eventId: id,
        action: 'event.created',
        changes,
      });
    });
    return this.events.read(id);
  }

  /**
   * All of it or nothing.
   * @param expectedRevision the one that the editor has seen
   * @throws ProblemError `event_not_found`, `forbidden`, `unknown_category`, and what
   *   {@link EventCommandsService.change} throws
   */
  async change(
    user: ActingUser,
    eventId: string,
    expectedRevision: number,
    input: ChangeEventInput,
  ): Promise<OrganiserEvent> {
    const { organiserId } = await this.memberships.require(user, { eventId }, 'events.change');
    await this.categories.requireOfEvent(organiserId, eventId, input);
    const changing = this.commands.change(
      toBy(user),
      eventId,
      expectedRevision,
      toEventFields(input),
    );
    await orUnknownCategory(changing);
    return this.events.read(eventId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what {@link EventCommandsService.publish} throws */
  async publish(
    user: ActingUser,
    eventId: string,
    expectedRevision: number | null,
  ): Promise<OrganiserEvent> {
    await this.memberships.require(user, { eventId }, 'events.change');
    await this.commands.publish(toBy(user), eventId, expectedRevision);
    return this.events.read(eventId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what {@link EventCommandsService.cancelEvent} throws */
  async cancel(user: ActingUser, eventId: string, reason: string): Promise<OrganiserEvent> {
    await this.memberships.require(user, { eventId }, 'events.change');
    await this.commands.cancelEvent(toBy(user), eventId, reason);
    return this.events.read(eventId);
  }

  /**
   * A draft with the same words, times and picture, and with nobody in it. It may lie in the past: it
   * cannot be published there.
   * @throws ProblemError `event_not_found`, `forbidden`, `unknown_category` where the list has changed since
   */
  async duplicate(user: ActingUser, eventId: string): Promise<OrganiserEvent> {
    const { organiserId } = await this.memberships.require(user, { eventId }, 'events.change');
    const copy = { id: newId(), of: eventId };
    await this.inTransaction(async (tx) => {
      if (!(await copyEvent(tx, copy))) throw new ProblemError('event_not_found');
      await copyCover(tx, copy);
      await copyTicketTypes(tx, copy);
      await this.activity.record(tx, user, {
        organiserId,
        eventId: copy.id,
        action: 'event.created',
        changes: { copyOf: change(null, eventId) },
      });
    });
    return this.events.read(copy.id);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, `not_a_draft`, `event_has_bookings` */
  async delete(user: ActingUser, eventId: string): Promise<void> {
    const { organiserId } = await this.memberships.require(user, { eventId }, 'events.change');
    await this.inTransaction(async (tx) => {
      const changes = { title: change(await deleteDraft(tx, eventId), null) };
      const entry = { organiserId, eventId, action: 'event.deleted', changes } as const;
      await this.activity.record(tx, user, entry);
    });
  }

  private inTransaction<T>(work: Parameters<typeof runTransaction<T>>[1]): Promise<T> {
    return orUnknownCategory(runTransaction(this.prisma, work, onceLimits));
  }
}

const toBy = ({ id, requestId }: ActingUser) => ({ userId: id, requestId });
