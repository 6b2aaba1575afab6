/** Time, and those who watch. */
import type { TicketUpdate } from '@lastseat/contracts';
import type { Deeds } from './deed.js';
import type { House } from './house.js';
import type { ModelWorld } from './model-world.js';

export const timeDeeds: Deeds<'pass' | 'watch'> = {
  async pass({ house, pick }) {
    await letTimePass(house, pick.number('minutes'));
    return '';
  },
  watch({ house, pick, before }) {
    const version = pick.number('version');
    const update = house.announced.get(house.eventId)?.find((one) => one.version === version);
    if (update) house.window.note(update);
    // Of the first version nobody is told.
    else if (version > 0) house.window.note(lookUp(house, before, version));
    return Promise.resolve('');
  },
};

/** As a look at the row would have told it, where the announcement was lost. */
function lookUp({ eventId }: House, { hall }: ModelWorld, version: number): TicketUpdate {
  const { remaining: remainingTickets } = hall.commits[version]!;
  const counts = { remainingTickets, totalTickets: hall.total, waitingCount: 0 };
  return { eventId, version, status: 'scheduled', ...counts };
}

/** The database's clock cannot be moved: what it is compared with is. */
async function letTimePass({ database, eventId }: House, minutes: number): Promise<void> {
  await database.query(
    `WITH given AS (SELECT make_interval(mins => $2) AS passed),
     held AS (
       UPDATE "Booking" SET "expiresAt" = "expiresAt" - passed FROM given
       WHERE "eventId" = $1 AND status = 'held'
     ), bought AS (
       UPDATE "Order" SET "expiresAt" = "expiresAt" - passed, "seenAt" = "seenAt" - passed,
                          "endedAt" = "endedAt" - passed, "createdAt" = "createdAt" - passed
       FROM given WHERE "eventId" = $1
     )
     UPDATE "Event" SET "nextHoldExpiryAt" = "nextHoldExpiryAt" - passed FROM given WHERE id = $1`,
    [eventId, minutes],
  );
}
