/** Every statement of those who book and watch finds its rows by an index, on tables large enough to matter. */
import { listEventsQuerySchema } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { AddressesService } from '../../src/auth/addresses.service.js';
import { BookingsQueries } from '../../src/bookings/bookings.queries.js';
import { readKnownBookings } from '../../src/bookings/commit/commit-batch.sql.js';
import { selectHolds } from '../../src/bookings/commit/holds.sql.js';
import { commitBatch, type BatchSettings } from '../../src/bookings/commit/commit-batch.js';
import type { BookingCommand } from '../../src/bookings/domain/booking-command.js';
import { listEventsWithDueHolds } from '../../src/bookings/due-events.sql.js';
import {
  findNewestBooking,
  findPlace,
  welcomeBuyer,
  welcomeGuest,
} from '../../src/bookings/guests.sql.js';
import { systemClock } from '../../src/common/config/clock.js';
import { hashToken } from '../../src/common/config/derived-keys.js';
import type { PrismaService } from '../../src/common/database/prisma.service.js';
import { countByCategory, countByOrganiser } from '../../src/events/find/count-upcoming.sql.js';
import { browseEvents } from '../../src/events/find/find-events.sql.js';
import { exchangeCounts } from '../../src/realtime/watcher-counts.sql.js';
import {
  bookCommand,
  cancelCommand,
  confirmHoldCommand,
  holdCommand,
  releaseHoldCommand,
} from '../support/committer.js';
import { byIndexOnly, CLAIMED, usePlans } from '../support/query-plans.js';

const plans = usePlans();

function commit(commands: BookingCommand[], changes: Partial<BatchSettings> = {}) {
  const settings: BatchSettings = {
    now: systemClock,
    delayMs: 0,
    lockTimeoutMs: 1_000,
    mayWait: true,
    isRetry: false,
    isCareful: false,
    ...changes,
  };
  return (service: PrismaService) =>
    service.$transaction((tx) => commitBatch(tx, commands, settings));
}

describe('By index alone read', () => {
  it('a batch of bookings with keys', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const users = await plans.listSome('User', 200);
    const nodes = await plans.explain(
      commit(users.map((userId) => bookCommand(eventId, userId, newId()))),
    );
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('Booking_one_per_event_and_user');
    expect(nodes.join()).toContain('Booking_one_per_user_and_idempotency_key');
  });

  it('a batch of bookings for many events', async () => {
    const [userId] = (await plans.listSome('User', 1)) as [string];
    const events = await plans.listSome('Event', 10);
    byIndexOnly(await plans.explain(commit(events.map((eventId) => bookCommand(eventId, userId)))));
  });

  it('a log-in, whom its address can mean', async () => {
    const [userId] = (await plans.listSome('User', 1)) as [string];
    for (const email of [CLAIMED, `${userId}@example.com`]) {
      const find = (service: PrismaService) => new AddressesService(service).find(email);
      const nodes = await plans.explain(find);
      expect(nodes).toEqual([
        'Index Scan of User_claimed_email_idx',
        'Index Scan of User_held_email_key',
      ]);
    }
  });

  it('a batch that makes holds, and one that confirms and ends them', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const holds = (await plans.listSome('User', 2)).map((userId) => holdCommand(eventId, userId));
    const named = holds.map(({ userId, bookingId: id }) => ({ userId, id, eventId }));
    byIndexOnly(await plans.explain(commit(holds)));
    const changed = [confirmHoldCommand(named[0]!), releaseHoldCommand(named[1]!)];
    byIndexOnly(await plans.explain(commit(changed)));
  });

  it('the holds of an event that have run out, and none of its other bookings', async () => {
    const { eventId: id } = await plans.findBooking();
    const times = { nextHoldExpiryAt: new Date(0), lockedAt: new Date() };
    const nodes = await plans.explain((service) =>
      service.$transaction((tx) =>
        readKnownBookings(tx, [], false, [selectHolds([{ id, ...times }])]),
      ),
    );
    expect(nodes).toEqual(['Index Scan of Booking_held_by_expiry']);
  });

  it('the events whose holds have run out', async () => {
    const nodes = await plans.explain(listEventsWithDueHolds);
    expect(nodes).toEqual(['Index Scan of Event_holds_to_expire']);
  });

  it('a guest, and the place that a link opens', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const guest = { eventId, email: 'new@example.com', name: 'Guest', linkId: newId() };
    const tokenHash = hashToken('a token');
    byIndexOnly(await plans.explain((service) => welcomeGuest(service, { ...guest, tokenHash })));
    byIndexOnly(await plans.explain((service) => welcomeBuyer(service, { ...guest, tokenHash })));
    byIndexOnly(await plans.explain((service) => findPlace(service, tokenHash)));
    const { userId } = await plans.findBooking();
    const place = { eventId, userId, guestName: '' };
    byIndexOnly(await plans.explain((service) => findNewestBooking(service, place)));
  });

  it('a batch that is tried again', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const users = await plans.listSome('User', 50);
    const nodes = await plans.explain(
      commit(
        users.map((userId) => bookCommand(eventId, userId)),
        { isRetry: true },
      ),
    );
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('Booking_pkey');
  });

  it('a batch that a constraint has refused, with its accounts', async () => {
    const [eventId] = (await plans.listSome('Event', 1)) as [string];
    const users = await plans.listSome('User', 50);
    const commands = users.map((userId) => bookCommand(eventId, userId));
    const nodes = await plans.explain(commit(commands, { isCareful: true }));
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('User_pkey');
  });

  it('a cancel, and the look for its event', async () => {
    const booking = await plans.findBooking();
    byIndexOnly(
      await plans.explain((service) =>
        new BookingsQueries(service, service).findEventOfBooking(booking.userId, booking.id),
      ),
    );
    byIndexOnly(await plans.explain(commit([cancelCommand(booking)])));
  });

  it("a user's bookings, from the newest on and further back", async () => {
    const { userId, id } = await plans.findBooking();
    for (const before of [undefined, id]) {
      const nodes = await plans.explain((service) =>
        new BookingsQueries(service, service).listBookings(userId, { limit: 20, before }),
      );
      byIndexOnly(nodes);
      expect(nodes.join()).toContain('Booking_userId_id_idx');
    }
  });

  it('one event, and the counts of those that a page shows', async () => {
    const events = await plans.listSome('Event', 20);
    byIndexOnly(await plans.explain((service) => plans.eventsOf(service).findEvents(events)));
    byIndexOnly(await plans.explain((service) => plans.eventsOf(service).listTicketCounts(events)));
  });

  it('how many are in a public list, of each category and of each organiser', async () => {
    const now = new Date();
    const query = listEventsQuerySchema.parse({ category: 'Music', period: 'upcoming' });
    const [listed, ...counted] = [
      await plans.explain((service) => browseEvents(service, { query, now })),
      await plans.explain((service) => countByCategory(service, now)),
      await plans.explain((service) => countByOrganiser(service, now)),
    ];
    expect(listed).toContain('Index Only Scan of Event_public_by_date');
    for (const nodes of counted) expect(nodes).toContain('Index Only Scan of Event_public_by_date');
    byIndexOnly(counted[0]);
  });

  it('the watchers that the other processes count, and those of one that ended here', async () => {
    const own = (await plans.listSome('Event', 50)).map((eventId, index) => ({
      eventId,
      count: index % 2,
    }));
    const wanted = await plans.listSome('Event', 20);
    const nodes = await plans.explain((service) => exchangeCounts(service, newId(), own, wanted));
    byIndexOnly(nodes);
    expect(nodes.join()).toContain('WatcherCount_pkey');
  });
});
