/** Series as their organiser's members list, make and read them. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  AddSeriesEventInput,
  CreateSeriesInput,
  OrganiserEvent,
  Series,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ActivityService, change } from '../activity/activity.service.js';
import { CategoriesService, orUnknownCategory } from '../categories/categories.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { OrganiserEventsService } from '../event-editing/organiser-events.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { dayAt } from './domain/days.js';
import { toEventFields } from './domain/template.js';
import { insertEvents } from './series-events.sql.js';
import { makeDueEvents } from './make-events.js';
import { findSeriesErrors, withoutUndefined } from './series-input.js';
import {
  findSeries,
  insertSeries,
  listSeries,
  lockSeries,
  lockSurroundings,
} from './series.sql.js';
import { toSeries } from './to-series.js';

@Injectable()
export class SeriesService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly categories: CategoriesService,
    private readonly activity: ActivityService,
    private readonly events: OrganiserEventsService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden` */
  async list(user: SignedInUser, organiserId: string): Promise<Series[]> {
    await this.memberships.require(user, { organiserId }, 'events.read');
    const rows = await this.database.read((database) => listSeries(database, organiserId));
    return rows.map(toSeries);
  }

  /** @throws ProblemError `series_not_found`, `forbidden` */
  async get(user: SignedInUser, seriesId: string): Promise<Series> {
    await this.requireOf(user, seriesId, 'events.read');
    return this.read(seriesId);
  }

  /**
   * Its first events are there with it.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `unknown_category`, `event_in_the_past` where
   *   its end is over, `invalid_request` (with `errors`)
   */
  async create(user: ActingUser, organiserId: string, input: CreateSeriesInput): Promise<Series> {
    await this.memberships.require(user, { organiserId }, 'events.change');
    const errors = findSeriesErrors(input);
    if (errors.length > 0) throw new ProblemError('invalid_request', undefined, { errors });
    if (input.until !== null && input.until < dayAt(this.clock(), input.timeZone)) {
      throw new ProblemError('event_in_the_past');
    }
    await this.categories.require(organiserId, input);
    const slots = input.slots.map((slot, index) => ({ ...slot, slot: index + 1 }));
    const series = { ...input, id: newId(), organiserId, slots, ruleFrom: input.from };
    const work = runTransaction(
      this.prisma,
      async (tx) => {
        await lockSurroundings(tx, organiserId);
        await insertSeries(tx, series);
        const changes = { title: change(null, input.title) };
        await this.activity.record(tx, user, { organiserId, action: 'series.created', changes });
        await makeDueEvents(tx, (await lockSeries(tx, series.id))!, this.clock());
      },
      onceLimits,
    );
    await orUnknownCategory(work);
    this.outbox.wake();
    return this.read(series.id);
  }

  /**
   * An extra date: an event of the series that its rule does not have.
   * @throws ProblemError `series_not_found`, `forbidden`, `series_ended`, `event_in_the_past`
   */
  async addEvent(
    user: ActingUser,
    seriesId: string,
    { date, startTime, ...given }: AddSeriesEventInput,
  ): Promise<OrganiserEvent> {
    const organiserId = await this.requireOf(user, seriesId, 'events.change');
    const id = newId();
    const work = runTransaction(
      this.prisma,
      async (tx) => {
        const series = await lockSeries(tx, seriesId);
        if (!series) throw new ProblemError('series_not_found');
        if (series.endedAt !== null) throw new ProblemError('series_ended');
        const fields = toEventFields(
          { ...series, ...withoutUndefined(given) },
          { date, startTime },
        );
        if (fields.startsAt <= this.clock()) throw new ProblemError('event_in_the_past');
        const extra = { seriesDate: date, seriesSlot: null };
        const isSeriesChanged = Object.keys(given).length > 0;
        await insertEvents(tx, series, [{ ...fields, ...extra, id, isSeriesChanged }]);
        const changes = { title: change(null, fields.title) };
        const entry = { organiserId, eventId: id, action: 'event.created', changes } as const;
        await this.activity.record(tx, user, entry);
      },
      onceLimits,
    );
    await orUnknownCategory(work);
    this.outbox.wake();
    return this.events.read(id);
  }

  /**
   * Whether the user may do it with the series.
   * @returns the id of its organiser
   * @throws ProblemError `series_not_found` for strangers as for what is not there, `forbidden`
   */
  async requireOf(
    user: SignedInUser,
    seriesId: string,
    action: 'events.read' | 'events.change',
  ): Promise<string> {
    const found = await this.database.read(({ series }) =>
      series.findUnique({ where: { id: seriesId }, select: { organiserId: true } }),
    );
    if (!found) throw new ProblemError('series_not_found');
    const { organiserId } = found;
    try {
      await this.memberships.require(user, { organiserId }, action);
    } catch (error) {
      const isStranger = error instanceof ProblemError && error.code === 'organiser_not_found';
      throw isStranger ? new ProblemError('series_not_found') : error;
    }
    return organiserId;
  }

  /** @throws ProblemError `series_not_found` */
  async read(seriesId: string): Promise<Series> {
    const row = await this.database.read((database) => findSeries(database, seriesId));
    if (!row) throw new ProblemError('series_not_found');
    return toSeries(row);
  }
}
