/** Tickets that are passed on, with two processes that know nothing of each other's queue. */
import { startDatabaseProxy, type CommitFault, type DatabaseProxy } from '@lastseat/database-proxy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockTransfers } from '../../src/bookings/commit/transfers.sql.js';
import { PrismaService } from '../../src/common/database/prisma.service.js';
import { endTransfer } from '../../src/transfers/transfers.sql.js';
import { testConfig } from '../support/app.js';
import {
  bookCommand,
  bookingOf,
  cancelCommand,
  startCommitter,
  wordOf,
  type TestCommitter,
} from '../support/committer.js';
import { concurrently, tally } from '../support/concurrently.js';
import { useDatabase } from '../support/database.js';
import { readEventRow } from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readHeldTotals } from '../support/totals.js';
import {
  plantTransfer,
  readHolders,
  readTransfer,
  readTransferMessages,
  transferCommand,
} from '../support/transfers.js';
import { useTwoCommitters } from '../support/use-committers.js';
import { joinCommand, readWaiting } from '../support/waitlist.js';

const database = useDatabase();
const core = useTwoCommitters(database);
let prisma: PrismaService;
let proxy: DatabaseProxy;
let breakable: TestCommitter;

beforeAll(async () => {
  prisma = new PrismaService(testConfig(database.url));
  proxy = await startDatabaseProxy(database.url);
  breakable = startCommitter(proxy.url);
});
afterAll(async () => {
  await breakable.close();
  await proxy.close();
  await prisma.$disconnect();
});

/** Of a sold-out event one ticket is to be passed on, while people wait for one. */
async function passOne({ waiting = 1 } = {}) {
  const event = await createEvent(database, { totalTickets: 1, waitlistMode: 'offer' });
  const [ada, ben, ...others] = await createUsers(database, 2 + waiting);
  const booking = bookingOf(await core.submit(bookCommand(event.id, ada!)));
  for (const userId of others) await core.submit(joinCommand(event.id, userId));
  const transfer = await plantTransfer(database, booking);
  return { event, ada: ada!, ben: ben!, others, booking, transfer };
}

describe('A ticket that is passed on', () => {
  it('is another’s in the same commit: no count, no version and nobody in line moves', async () => {
    const { event, ben, others, booking, transfer } = await passOne();
    const before = await readEventRow(database, event.id);
    const command = transferCommand(transfer, ben);

    expect(wordOf(await core.submit(command, 1))).toBe('transferred');

    expect(await readEventRow(database, event.id)).toEqual(before);
    expect(await readWaiting(database, event.id)).toEqual(others);
    expect(await readHolders(database, event.id)).toEqual([ben]);
    expect(await readTransfer(database, transfer.id)).toEqual({
      status: 'accepted',
      newBookingId: command.newBookingId,
    });
    const [message] = await readTransferMessages(database, transfer.id);
    const was = { bookingId: booking.id, userId: booking.userId };
    const now = { newBookingId: command.newBookingId, newUserId: ben };
    expect(message).toEqual({
      version: 2,
      facts: [
        { type: 'booking.transferred', ...was, ...now, quantity: 1 },
        { type: 'transfer.accepted', ...was },
      ],
    });
  });

  it('ends the wait of who accepts, and nobody else’s', async () => {
    const { event, others, transfer } = await passOne({ waiting: 2 });
    expect(wordOf(await core.submit(transferCommand(transfer, others[0]!)))).toBe('transferred');
    expect(await readWaiting(database, event.id)).toEqual(others.slice(1));
    expect(await readHeldTotals(database, event.id)).toMatchObject({ confirmed: 1, remaining: 0 });
  });

  it.each<[string, CommitFault]>([
    ['between write and COMMIT', 'lose'],
    ['during COMMIT, with the work committed', 'lose answer'],
  ])('is passed on once, when the connection breaks %s', async (_when, fault) => {
    const { event, ben, transfer } = await passOne();
    const faults = proxy.faults;
    proxy.breakNextCommit(fault);
    const outcome = await breakable.committer.submit(transferCommand(transfer, ben));
    expect(wordOf(outcome)).toBe('transferred');
    expect(proxy.faults).toBe(faults + 1);
    expect(await readHolders(database, event.id)).toEqual([ben]);
    expect(await readTransferMessages(database, transfer.id)).toHaveLength(1);
  });

  it('is asked for once at a time, and accepted once, also by the unique indexes', async () => {
    const { transfer } = await passOne();
    await expect(plantTransfer(database, transfer.booking)).rejects.toMatchObject({
      constraint: 'Transfer_one_pending_per_booking',
    });
    await endTransfer(prisma, { ...transfer.booking, id: transfer.id }, 'declined');
    expect(await plantTransfer(database, transfer.booking)).toBeDefined();
  });
});

describe('At the same instant, in two processes', () => {
  it('a ticket is accepted, taken back or cancelled: exactly one of them', async () => {
    const ends = await concurrently(30, async (round) => {
      const { event, ada, ben, others, booking, transfer } = await passOne();
      const end = { eventId: event.id, id: transfer.id };
      const deeds = [
        async () => wordOf(await core.submit(transferCommand(transfer, ben), 0)),
        async () => ((await endTransfer(prisma, end, 'taken_back')) ? 'taken back' : 'too late'),
        async () => wordOf(await core.submit(cancelCommand(booking), 1)),
      ];
      const turned = [...deeds.slice(round % 3), ...deeds.slice(0, round % 3)];
      const words = tally(await concurrently(3, (index) => turned[index]!()));

      const totals = await readHeldTotals(database, event.id);
      expect(totals.confirmed + totals.held + totals.remaining).toBe(1);
      const { status } = await readTransfer(database, transfer.id);
      const holders = await readHolders(database, event.id);
      const isAccepted = words['transferred'] === 1;
      expect(isAccepted).toBe(status === 'accepted');
      expect(words['taken back'] === 1).toBe(status === 'taken_back');
      if (isAccepted) {
        expect(words).toMatchObject({ 'too late': 1, already_cancelled: 1 });
        expect({ holders, held: totals.held }).toEqual({ holders: [ben], held: 0 });
      } else {
        expect(words).toMatchObject({ cancelled: 1, transfer_ended: 1 });
        // The freed seat is for who waits, and nobody else's.
        expect({ holders, held: totals.held }).toEqual({ holders: [], held: 1 });
      }
      expect(await readWaiting(database, event.id)).toEqual(isAccepted ? others : []);
      expect(holders).not.toContain(ada);
      return isAccepted ? 'accepted' : 'cancelled';
    });
    expect(Object.values(tally(ends)).reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  it('two or twenty accept one link: one of them has the ticket', async () => {
    const { event, transfer } = await passOne();
    const people = await createUsers(database, 20);
    const outcomes = await concurrently(20, (index) =>
      core.submit(transferCommand(transfer, people[index]!), index),
    );
    expect(tally(outcomes.map(wordOf))).toEqual({ transferred: 1, transfer_ended: 19 });
    const [holder, ...more] = await readHolders(database, event.id);
    expect(more).toEqual([]);
    const winner = outcomes.findIndex(({ kind }) => kind === 'transferred');
    expect(holder).toBe(people[winner]);
  });

  it('are taken back and accepted both, where the row is read without its lock: the negative control', async () => {
    const { event, ben, transfer } = await passOne();
    const command = transferCommand(transfer, ben);
    const accepted = prisma.$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ status: string }[]>`
        SELECT status FROM "Transfer" WHERE id = ${transfer.id}::uuid`;
      await endTransfer(prisma, { eventId: event.id, id: transfer.id }, 'taken_back');
      return row!.status === 'pending';
    });
    expect(await accepted).toBe(true);
    expect((await readTransfer(database, transfer.id)).status).toBe('taken_back');

    // With it, whoever takes back waits until the other has accepted.
    const second = await plantTransfer(database, transfer.booking);
    const takenBack = await prisma.$transaction(async (tx) => {
      const [row] = await lockTransfers(tx, [{ ...command, transferId: second.id }]);
      const ending = endTransfer(prisma, { eventId: event.id, id: second.id }, 'taken_back');
      await tx.$executeRaw`
        UPDATE "Transfer" SET status = 'accepted', "endedAt" = now(), "newBookingId" = id
        WHERE id = ${row!.id}::uuid`;
      return { ending };
    });
    expect(await takenBack.ending).toBe(false);
  });
});
