/** Days on which no series of an organiser is held. What was to be held on them is cancelled by the core. */
import { Inject, Injectable } from '@nestjs/common';
import type { AddedHoliday, AddHolidayInput, Holiday } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { ActivityService, change } from '../activity/activity.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { deleteHoliday, insertHoliday, listHolidays, lockHolidays } from './holidays.sql.js';
import { countPeople, readEventsOfDays } from './series-events.sql.js';
import { SeriesMakingService } from './series-making.service.js';
import { insertSteps } from './series-steps.sql.js';
import { SeriesStepsService } from './series-steps.service.js';
import { toAffected } from './to-series.js';

@Injectable()
export class HolidaysService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly steps: SeriesStepsService,
    private readonly making: SeriesMakingService,
    private readonly activity: ActivityService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden` */
  async list(user: SignedInUser, organiserId: string): Promise<Holiday[]> {
    await this.memberships.require(user, { organiserId }, 'events.read');
    return this.database.read((database) => listHolidays(database, organiserId, this.clock()));
  }

  /**
   * @throws ProblemError `organiser_not_found`, `forbidden`, `bookings_affected` (with `numbers`),
   *   `invalid_request` (with `errors`)
   */
  async add(user: ActingUser, organiserId: string, input: AddHolidayInput): Promise<AddedHoliday> {
    await this.memberships.require(user, { organiserId }, 'events.change');
    if (input.until < input.from) {
      const errors = [{ path: ['until'], message: 'Must not be before the first day' }];
      throw new ProblemError('invalid_request', undefined, { errors });
    }
    const added = await runTransaction(
      this.prisma,
      (tx) => this.addWithin(tx, user, organiserId, input),
      onceLimits,
    );
    if (!input.isDryRun) await this.steps.finish();
    return added;
  }

  private async addWithin(
    tx: Transaction,
    user: ActingUser,
    organiserId: string,
    { from, until, name, reason = name, isDryRun, isConfirmed }: AddHolidayInput,
  ): Promise<AddedHoliday> {
    // Whoever makes events meanwhile has made them before, or finds the holiday.
    await lockHolidays(tx, organiserId);
    const found = await readEventsOfDays(tx, organiserId, { from, until, now: this.clock() });
    const affectedPeople = await countPeople(
      tx,
      found.map(({ id }) => id),
    );
    const events = found.map((event) => toAffected(event, 'cancel'));
    if (isDryRun) return { holiday: null, events, affectedPeople };
    if (affectedPeople > 0 && !isConfirmed) {
      const numbers = { affectedPeople, affectedEvents: found.length };
      throw new ProblemError('bookings_affected', undefined, { numbers });
    }
    const holiday = { id: newId(), from, until, name };
    await insertHoliday(tx, organiserId, holiday);
    const steps = found.map(({ id: eventId, seriesId }) => ({
      seriesId,
      eventId,
      changes: null,
      reason,
    }));
    await insertSteps(tx, user, steps);
    const changes = {
      name: change(null, name),
      from: change(null, from),
      until: change(null, until),
    };
    await this.activity.record(tx, user, { organiserId, action: 'holiday.added', changes });
    return { holiday, events, affectedPeople };
  }

  /**
   * What was cancelled stays so; what was not made yet is.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `holiday_not_found`
   */
  async remove(user: ActingUser, organiserId: string, holidayId: string): Promise<void> {
    await this.memberships.require(user, { organiserId }, 'events.change');
    await runTransaction(
      this.prisma,
      async (tx) => {
        await lockHolidays(tx, organiserId);
        const name = await deleteHoliday(tx, organiserId, holidayId);
        if (name === null) throw new ProblemError('holiday_not_found');
        const changes = { name: change(name, null) };
        await this.activity.record(tx, user, { organiserId, action: 'holiday.removed', changes });
      },
      onceLimits,
    );
    this.making.wake();
  }
}
