/** A COMMIT whose answer is lost, of each thing that organisers do: it is done once, and answered so. */
import type { CommitFault } from '@lastseat/database-proxy';
import { describe, expect, it } from 'vitest';
import type { BookingCommand } from '../../src/bookings/domain/booking-command.js';
import { bookCommand, bookingOf, wordOf } from '../support/committer.js';
import { useDatabase } from '../support/database.js';
import {
  addToRosterCommand,
  cancelByOrganiserCommand,
  cancelEventCommand,
  changeEventCommand,
  listActions,
  publishEventCommand,
  readEventRow,
} from '../support/edit-commands.js';
import { createEvent, createUsers } from '../support/factories.js';
import { readTotals } from '../support/totals.js';
import { useBreakableCommitter } from '../support/use-committers.js';

const database = useDatabase();
const core = useBreakableCommitter(database);

const faults: [string, CommitFault][] = [
  ['between write and COMMIT', 'lose'],
  ['during COMMIT, with the work committed', 'lose answer'],
];

interface Deed {
  status?: 'draft';
  command: (eventId: string, userId: string) => Promise<BookingCommand> | BookingCommand;
  answer: string;
  action: string;
  after: { revision: number; version: number; confirmed: number; total: number };
}

const deeds: Record<string, Deed> = {
  'a change': {
    command: (eventId) => changeEventCommand(eventId, 0, { title: 'Another', totalTickets: 5 }),
    answer: 'edited',
    action: 'event.edited',
    after: { revision: 1, version: 1, confirmed: 0, total: 5 },
  },
  'a publication': {
    status: 'draft',
    command: (eventId) => publishEventCommand(eventId),
    answer: 'edited',
    action: 'event.published',
    after: { revision: 1, version: 1, confirmed: 0, total: 3 },
  },
  'a cancelled event': {
    command: (eventId) => cancelEventCommand(eventId),
    answer: 'edited',
    action: 'event.cancelled',
    after: { revision: 1, version: 1, confirmed: 0, total: 3 },
  },
  'somebody who is added beyond the last seat': {
    command: (eventId, userId) =>
      addToRosterCommand(eventId, userId, { quantity: 4, overCapacity: true }),
    answer: 'booked',
    action: 'roster.added',
    after: { revision: 1, version: 1, confirmed: 4, total: 4 },
  },
  'a booking that the organiser cancels': {
    command: async (eventId, userId) =>
      cancelByOrganiserCommand(bookingOf(await core.submit(bookCommand(eventId, userId)))),
    answer: 'cancelled',
    action: 'roster.cancelled',
    after: { revision: 0, version: 2, confirmed: 0, total: 3 },
  },
};

describe.each(faults)('A connection that breaks %s', (_when, fault) => {
  it.each(Object.entries(deeds))('does %s once', async (_what, { status, ...deed }) => {
    const event = await createEvent(database, { totalTickets: 3, status: status ?? 'scheduled' });
    const [user] = (await createUsers(database, 1)) as [string];
    const command = await deed.command(event.id, user);
    const faultsBefore = core.proxy.faults;
    core.proxy.breakNextCommit(fault);

    expect(wordOf(await core.submit(command))).toBe(deed.answer);

    expect(core.proxy.faults).toBe(faultsBefore + 1);
    const { revision, version } = await readEventRow(database, event.id);
    const { confirmed, remaining, total } = await readTotals(database, event.id);
    expect({ revision, version, confirmed, total }).toEqual(deed.after);
    expect(confirmed + remaining).toBe(total);
    expect(await listActions(database, event.id)).toEqual([deed.action]);
  });
});

describe('A batch of an unknown fate', () => {
  it('that lost to another edit meanwhile still knows its own', async () => {
    const event = await createEvent(database, { totalTickets: 3 });
    core.proxy.breakNextCommit('lose answer');

    const outcomes = await Promise.all([
      core.submit(changeEventCommand(event.id, 0, { title: 'One' })),
      core.submit(changeEventCommand(event.id, 0, { title: 'Two' })),
      core.submit(changeEventCommand(event.id, 1, { title: 'Three' })),
    ]);

    expect(outcomes.map(wordOf)).toEqual(['edited', 'stale_revision', 'edited']);
    expect(await readEventRow(database, event.id)).toMatchObject({ title: 'Three', revision: 2 });
    expect(await listActions(database, event.id)).toHaveLength(2);
  });
});
