/**
 * Edits of a series, in place: its rule and its template are changed, and `domain/plan-edit.ts` says what
 * becomes of each event that is there. The plan is committed with the edit; the events follow it one by one
 * (`series-steps.service.ts`). Whoever has booked is never moved before a member has seen how many they are.
 */
import { Inject, Injectable } from '@nestjs/common';
import type {
  AffectedEvent,
  ChangedSeries,
  ChangeSeriesInput,
  EndSeriesInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { CategoriesService, orUnknownCategory } from '../categories/categories.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { OutboxService } from '../outbox/outbox.service.js';
import {
  addDays,
  dayAt,
  earlierOf,
  laterOf,
  mondayOf,
  toInstant,
  type Day,
} from './domain/days.js';
import { planEdit, type EditPlan } from './domain/plan-edit.js';
import { copiedFields } from './domain/template.js';
import { applyChanges } from './edit-series.js';
import { countPeople, findSeriesEvent, moveDates, readSeriesEvents } from './series-events.sql.js';
import { makeDueEvents, makeEvents } from './make-events.js';
import { hasSteps, insertSteps } from './series-steps.sql.js';
import { SeriesStepsService } from './series-steps.service.js';
import { SeriesService } from './series.service.js';
import {
  findLastSlot,
  lockSeries,
  readMakingState,
  updateSeries,
  type SeriesRow,
} from './series.sql.js';
import { listDisturbed, toAffected, toSeries, toState } from './to-series.js';

/** What a member wants of a series. */
interface WantedEdit {
  after: SeriesRow;
  /** The first day that follows. */
  from: Day;
  /** In the organiser's words. */
  reason: string;
  isDryRun: boolean;
  isConfirmed: boolean;
}

const HELD_NO_MORE = 'It is held no more.';

@Injectable()
export class SeriesEditsService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly series: SeriesService,
    private readonly steps: SeriesStepsService,
    private readonly categories: CategoriesService,
    private readonly activity: ActivityService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param expectedRevision the one that the editor has seen
   * @throws ProblemError `series_not_found`, `forbidden`, `stale_revision`, `series_ended`, `event_not_found`
   *   (that of `following`), `unknown_category`, `bookings_affected` (with `numbers`), `invalid_request`
   *   (with `errors`), `busy` while an earlier edit is under way
   */
  async change(
    user: ActingUser,
    seriesId: string,
    expectedRevision: number,
    input: ChangeSeriesInput,
  ): Promise<ChangedSeries> {
    await this.series.requireOf(user, seriesId, 'events.change');
    return this.carryOut(user, seriesId, async (tx, series) => {
      if (series.revision !== expectedRevision) throw new ProblemError('stale_revision');
      const after = applyChanges(series, input.changes, await findLastSlot(tx, seriesId));
      if (after.category !== series.category || after.level !== series.level) {
        await this.categories.require(series.organiserId, after);
      }
      const { isDryRun, isConfirmed, reason = HELD_NO_MORE } = input;
      return {
        after,
        from: await this.findStart(tx, series, input),
        reason,
        isDryRun,
        isConfirmed,
      };
    });
  }

  /**
   * @throws ProblemError `series_not_found`, `forbidden`, `series_ended`, `bookings_affected` (with
   *   `numbers`), `busy` while an earlier edit is under way
   */
  async end(user: ActingUser, seriesId: string, input: EndSeriesInput): Promise<ChangedSeries> {
    await this.series.requireOf(user, seriesId, 'events.change');
    const { lastDate, ...wanted } = input;
    return this.carryOut(user, seriesId, (_tx, series) => {
      const until = series.until === null ? lastDate : earlierOf(series.until, lastDate);
      const after = { ...series, until, endedAt: this.clock() };
      return { ...wanted, after, from: laterOf(addDays(until, 1), this.today(series)) };
    });
  }

  private async carryOut(
    user: ActingUser,
    seriesId: string,
    want: (tx: Transaction, series: SeriesRow) => WantedEdit | Promise<WantedEdit>,
  ): Promise<ChangedSeries> {
    const work = runTransaction(
      this.prisma,
      async (tx) => {
        const series = await lockSeries(tx, seriesId);
        if (!series) throw new ProblemError('series_not_found');
        if (series.endedAt !== null) throw new ProblemError('series_ended');
        // What an earlier edit has still to do would be planned a second time, from what was before it.
        if (await hasSteps(tx, seriesId)) throw new ProblemError('busy');
        const wanted = await want(tx, series);
        return this.planAndWrite(tx, user, series, wanted);
      },
      onceLimits,
    );
    const { isDryRun, ...changed } = await orUnknownCategory(work);
    if (isDryRun) return changed;
    this.outbox.wake();
    await this.steps.finish();
    return changed;
  }

  private async planAndWrite(
    tx: Transaction,
    user: ActingUser,
    series: SeriesRow,
    wanted: WantedEdit,
  ): Promise<ChangedSeries & { isDryRun: boolean }> {
    const { from, isDryRun, isConfirmed } = wanted;
    // What was due before, by the rule as it was.
    if (!isDryRun) await makeDueEvents(tx, series, this.clock(), from);
    const plan = await this.plan(tx, series, wanted);
    const affectedPeople = await countPeople(tx, listDisturbed(plan));
    const ruleFrom = laterOf(series.ruleFrom, from);
    const after = { ...wanted.after, revision: series.revision + 1, ruleFrom };
    const events = listAffected(after, plan);
    if (isDryRun) return { series: toSeries(after), events, affectedPeople, isDryRun };
    if (affectedPeople > 0 && !isConfirmed) {
      const numbers = { affectedPeople, affectedEvents: listDisturbed(plan).length };
      throw new ProblemError('bookings_affected', undefined, { numbers });
    }
    await updateSeries(tx, after);
    await moveDates(tx, plan.moved);
    await makeEvents(tx, after, this.clock(), plan.created);
    await insertSteps(tx, user, listSteps(series.id, plan, wanted.reason));
    await this.log(tx, user, series, after);
    return { series: toSeries(after), events, affectedPeople, isDryRun };
  }

  private async plan(tx: Transaction, series: SeriesRow, wanted: WantedEdit): Promise<EditPlan> {
    const today = this.today(series);
    const { weeksAhead, holidays } = await readMakingState(tx, series.organiserId, today);
    const events = await readSeriesEvents(tx, series.id, mondayOf(wanted.from));
    const edit = {
      before: toState(series),
      after: toState(wanted.after),
      from: wanted.from,
      ruleFrom: series.ruleFrom,
      holidays,
      now: this.clock(),
      horizon: addDays(today, 7 * weeksAhead),
    };
    return planEdit(edit, events);
  }

  private async findStart(
    tx: Transaction,
    series: SeriesRow,
    { scope, eventId }: Pick<ChangeSeriesInput, 'scope' | 'eventId'>,
  ): Promise<Day> {
    const today = this.today(series);
    if (scope === 'all') return today;
    const event = eventId === undefined ? null : await findSeriesEvent(tx, series.id, eventId);
    if (!event) throw new ProblemError('event_not_found');
    return laterOf(event.date, today);
  }

  private async log(
    tx: Transaction,
    user: ActingUser,
    before: SeriesRow,
    after: SeriesRow,
  ): Promise<void> {
    const { organiserId } = before;
    const changes = Object.fromEntries(
      loggedFields
        .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
        .map((field) => [field, change(before[field], after[field])]),
    );
    const action = after.endedAt === null ? 'series.edited' : 'series.ended';
    await this.activity.record(tx, user, { organiserId, action, changes });
  }

  private today({ timeZone }: SeriesRow): Day {
    return dayAt(this.clock(), timeZone);
  }
}

const loggedFields = [
  ...copiedFields,
  'durationMinutes',
  'saleOpensMinutesBefore',
  'saleClosesMinutesBefore',
  'cancelUntilMinutesBefore',
  'transferUntilMinutesBefore',
  'waitlistClosesMinutesBefore',
  'intervalWeeks',
  'until',
  'slots',
] as const;

/** By when they begin, as the answer has them. */
function listAffected(after: SeriesRow, { events, created }: EditPlan): AffectedEvent[] {
  const there = events.map(({ event, action, changes }) =>
    toAffected(event, action, changes.startsAt),
  );
  const made = created.map(({ date, startTime }): AffectedEvent => ({
    id: null,
    title: after.title,
    startsAt: toInstant(date, startTime, after.timeZone).toISOString(),
    action: 'create',
    confirmedTickets: 0,
    heldTickets: 0,
  }));
  return [...there, ...made].toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}

function listSteps(seriesId: string, { events }: EditPlan, reason: string) {
  return events.flatMap(({ event: { id: eventId }, action, changes }) =>
    action === 'keep'
      ? []
      : { seriesId, eventId, changes: action === 'cancel' ? null : changes, reason },
  );
}
