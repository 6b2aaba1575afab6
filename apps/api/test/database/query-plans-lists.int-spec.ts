/** Every list finds its rows by an index, on tables that are large enough to matter. */
import {
  listEventsQuerySchema,
  listIncidentsQuerySchema,
  listOrdersQuerySchema,
  listOrganiserEventsQuerySchema,
  listRosterQuerySchema,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { Prisma } from '../../generated/prisma/client.js';
import { listActivity } from '../../src/activity/list-activity.sql.js';
import { findOrderIds, readOrders } from '../../src/checkout/organiser-orders.sql.js';
import { findOrderOfBooking } from '../../src/checkout/own-orders.sql.js';
import type { PrismaService } from '../../src/common/database/prisma.service.js';
import { readCover } from '../../src/event-editing/covers/covers.sql.js';
import { findOrganiserEvents } from '../../src/event-editing/list-organiser-events.sql.js';
import { findRole } from '../../src/memberships/find-role.sql.js';
import { countUnseen, listIncidents } from '../../src/revenue/incidents.sql.js';
import { listOrdersToCompare } from '../../src/revenue/reconciliation.sql.js';
import { readDays, readParts, readPayouts } from '../../src/revenue/revenue.sql.js';
import { readPage } from '../../src/roster/roster-file.sql.js';
import { findBookings } from '../../src/roster/roster-pages.sql.js';
import { readSales } from '../../src/statistics/sales.sql.js';
import { listCategories } from '../../src/categories/categories.sql.js';
import { findTimeZone, listFeed, listWeek, lookAround } from '../../src/timetable/timetable.sql.js';
import { byIndexOnly, USERS, usePlans } from '../support/query-plans.js';

const plans = usePlans();

describe('By index alone an organiser reads', () => {
  it('what somebody may do with an organiser, or with an event', async () => {
    const [userId] = (await plans.listSome('User', 1)) as [string];
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    byIndexOnly(
      await plans.explain((service) => findRole(service, userId, { organiserId: userId })),
    );
    byIndexOnly(await plans.explain((service) => findRole(service, userId, { eventId })));
  });

  it('the events of an organiser, and a picture', async () => {
    const query = listOrganiserEventsQuerySchema.parse({ search: 'evening' });
    const [organiserId] = (await plans.listSome('User', 1)) as [string];
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const now = new Date();
    byIndexOnly(
      await plans.explain((service) => findOrganiserEvents(service, organiserId, query, now)),
    );
    byIndexOnly(
      await plans.explain((service) => readCover(service, { eventId, imageId: newId() }, 960)),
    );
  });

  it('the bookings of one event: a page of its roster, a page of the file, its numbers', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const query = listRosterQuerySchema.parse({ search: 'ada' });
    const half = await plans.listSome('User', USERS / 2);
    const place = { userId: half.at(-1)!, bookingId: newId() };
    for (const read of [
      (service: PrismaService) => findBookings(service, eventId, query),
      (service: PrismaService) => readPage(service, eventId, { status: 'all' }, place),
      (service: PrismaService) => readSales(service, eventId, new Date()),
    ]) {
      const nodes = await plans.explain(read);
      // There are no notes here, and no index is worth it.
      byIndexOnly(nodes.filter((node) => !node.endsWith('RosterNote')));
      expect(nodes.join()).toContain('Booking_one_per_event_and_user');
      expect(nodes.join()).toContain('Booking_cancelled_per_event_and_user');
    }
  });

  it('what was done for an organiser and with an event, with all its names', async () => {
    const [organiserId] = (await plans.listSome('User', 1)) as [string];
    const query = { limit: 20, before: newId() };
    const ofOrganiser = Prisma.sql`"organiserId" = ${organiserId}::uuid`;
    const ofEvent = Prisma.sql`"eventId" = ${newId()}::uuid`;
    for (const where of [ofOrganiser, ofEvent]) {
      byIndexOnly(await plans.explain((service) => listActivity(service, where, query)));
    }
  });
});

describe('By index alone everybody reads', () => {
  it('a week of an organiser, what lies around it, its feed, and its categories', async () => {
    const [organiserId] = (await plans.listSome('User', 1)) as [string];
    const wanted = { organiserId, category: 'Music', level: '', hasDrafts: false };
    const week = { from: '2027-01-04', to: '2027-01-10' };
    for (const read of [
      (service: PrismaService) => listWeek(service, wanted, week),
      (service: PrismaService) => lookAround(service, wanted, week),
      (service: PrismaService) => findTimeZone(service, wanted, new Date()),
      (service: PrismaService) => listFeed(service, wanted, new Date()),
      (service: PrismaService) => listCategories(service, organiserId),
    ]) {
      const nodes = await plans.explain(read);
      // There are no levels here, and no index is worth it.
      byIndexOnly(nodes.filter((node) => !node.endsWith(' Level')));
    }
  });

  it('the money of an event and of all of its own: orders, revenue, incidents, the way from a ticket', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const [organiserId] = (await plans.listSome('User', 1)) as [string];
    const incidents = listIncidentsQuerySchema.parse({});
    const orders = [{}, { search: 'ada' }].map((query) => listOrdersQuerySchema.parse(query));
    for (const read of [
      ...orders.map((query) => (service: PrismaService) => findOrderIds(service, eventId, query)),
      (service: PrismaService) => readOrders(service, eventId, [newId()]),
      ...[{ eventId }, { organiserId }].flatMap((of) => [
        (service: PrismaService) => readDays(service, of),
        (service: PrismaService) => readParts(service, of),
        (service: PrismaService) => readPayouts(service, of),
      ]),
      (service: PrismaService) => listIncidents(service, organiserId, incidents),
      (service: PrismaService) => countUnseen(service, organiserId),
      (service: PrismaService) => listOrdersToCompare(service, eventId, { limit: 20 }),
      (service: PrismaService) => findOrderOfBooking(service, organiserId, newId()),
    ]) {
      const nodes = await plans.explain(read);
      // Nobody here keeps books, and no index is worth it.
      byIndexOnly(nodes.filter((node) => !node.endsWith('InvoicingProfile')));
    }
  });

  it.each(['date', 'price', 'title'])('a page of the events by %s', async (sortBy) => {
    const query = listEventsQuerySchema.parse({ sortBy });
    const nodes = await plans.explain((service) => plans.eventsOf(service).listEvents(query));
    const indexes = { date: 'public_by_date', price: 'priceCents_id_idx', title: 'title_id_idx' };
    // In the order of the index; the count of all of them is a look at each.
    const index = `Event_${indexes[sortBy as keyof typeof indexes]}`;
    expect(nodes.join()).toMatch(new RegExp(`Whole Index (Only )?Scan of ${index}`));
  });

  it.each<[string, Record<string, string>]>([
    ['two words', { search: 'evening 4711' }],
    ['a word of a place', { place: '4711' }],
    [
      'words among those to come, by price',
      { search: 'evening 4711', period: 'upcoming', sortBy: 'price' },
    ],
  ])('a search for %s, and the words that it may stand for', async (_what, parameters) => {
    const query = listEventsQuerySchema.parse(parameters);
    const nodes = await plans.explain((service) => plans.eventsOf(service).listEvents(query));
    byIndexOnly(nodes.filter((node) => !/ term$| typed$| words$/.test(node)));
    expect(nodes.join()).toContain('EventSearch_document_idx');
    expect(nodes.join()).toContain('SearchWord_word_idx');
  });

  it('a search for a word that every event has, from the soonest on', async () => {
    const query = listEventsQuerySchema.parse({ search: 'hall', period: 'upcoming' });
    const nodes = await plans.explain((service) => plans.eventsOf(service).listEvents(query));
    expect(nodes.join()).toContain('Index Scan of EventSearch_startsAt_eventId_idx');
    expect(nodes.join()).not.toContain('EventSearch_document_idx');
  });
});
