/** The weeks of an organiser: for everybody, for calendars that subscribe, and for its members. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  writeCalendarFeed,
  type Calendar,
  type CalendarEntry,
  type CalendarQuery,
  type Timetable,
  type TimetableFeedQuery,
  type TimetableQuery,
} from '@lastseat/contracts';
import { Prisma } from '../../generated/prisma/client.js';
import { CategoriesService } from '../categories/categories.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { toOrganiserEvent } from '../event-editing/organiser-events.service.js';
import { readPublicEvents, selectEvents } from '../events/events.service.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { OrganisersService } from '../organisers/organisers.service.js';
import { findTimeZone, listFeed, listWeek, lookAround, type Wanted } from './timetable.sql.js';
import { dayIn, moveWeek, weekOf } from './week-of.js';

/** What was a moment ago is still in somebody's calendar. */
const FEED_BACK_MS = 28 * 24 * 60 * 60 * 1_000;

export interface Feed {
  body: string;
  /** Of what it says, and not of when it was written. */
  etag: string;
}

@Injectable()
export class TimetableService {
  constructor(
    private readonly database: ReadDatabase,
    private readonly organisers: OrganisersService,
    private readonly categories: CategoriesService,
    private readonly memberships: MembershipsService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * As everyone sees it.
   * @throws ProblemError `organiser_not_found`
   */
  async getWeek(slugOrId: string, { from, category, level }: TimetableQuery): Promise<Timetable> {
    const { id: organiserId, slug, name } = await this.organisers.getPublic(slugOrId);
    const { data: categories } = await this.categories.list(organiserId);
    const wanted = { organiserId, category, level, hasDrafts: false };
    const { ids, ...week } = await this.findWeek(wanted, from);
    const events = await this.database.read((database) => readPublicEvents(database, ids));
    const data = ids.flatMap((id) => events.get(id) ?? []);
    return { organiser: { slug, name }, ...week, categories, data };
  }

  /**
   * Four weeks back, and all that is ahead.
   * @throws ProblemError `organiser_not_found`
   */
  async getFeed(slugOrId: string, kind: TimetableFeedQuery): Promise<Feed> {
    const { id: organiserId, name } = await this.organisers.getPublic(slugOrId);
    const now = this.clock();
    const since = new Date(now.getTime() - FEED_BACK_MS);
    const events = await this.database.read(async (database) => {
      const ids = await listFeed(database, { ...kind, organiserId, hasDrafts: false }, since);
      const byId = await readPublicEvents(database, ids);
      return ids.flatMap((id) => byId.get(id) ?? []);
    });
    const entries = events.map((event): CalendarEntry => ({
      ...event,
      url: new URL(`/events/${event.id}`, this.config.PUBLIC_URL).href,
    }));
    // Without the seats: who books a place changes nobody's calendar.
    const said = writeCalendarFeed(name, entries, new Date(0));
    const etag = `"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`;
    return { body: writeCalendarFeed(name, entries, now), etag };
  }

  /** @throws ProblemError `organiser_not_found`, `forbidden` */
  async getCalendar(
    user: SignedInUser,
    organiserId: string,
    { from }: CalendarQuery,
  ): Promise<Calendar> {
    await this.memberships.require(user, { organiserId }, 'events.read');
    const wanted = { organiserId, category: '', level: '', hasDrafts: true };
    const { ids, ...week } = await this.findWeek(wanted, from);
    const events = await this.database.read((database) =>
      selectEvents(database, Prisma.sql`event.id = ANY(${ids}::uuid[])`),
    );
    const byId = new Map(events.map((event) => [event.id, toOrganiserEvent(event)]));
    return { ...week, data: ids.flatMap((id) => byId.get(id) ?? []) };
  }

  private async findWeek(wanted: Wanted, day: string | undefined) {
    const now = this.clock();
    return this.database.read(async (database) => {
      const timeZone = (await findTimeZone(database, wanted, now)) ?? 'UTC';
      const week = weekOf(day ?? dayIn(timeZone, now));
      const { hasEarlier, hasLater } = await lookAround(database, wanted, week);
      return {
        ...week,
        timeZone,
        previous: hasEarlier ? moveWeek(week.from, -1) : null,
        next: hasLater ? moveWeek(week.from, 1) : null,
        ids: await listWeek(database, wanted, week),
      };
    });
  }
}
