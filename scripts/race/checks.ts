import type { EventDetails } from '@lastseat/contracts';
import type { ApiClient } from './api-client.js';
import type { Contestant } from './contestants.js';
import type { LiveCounts } from './live-counts.js';
import type { Attempt } from './race.js';
import type { Check } from './report.js';

function check(what: string, expected: number, seen: number): Check {
  return { what, holds: expected === seen, seen: String(seen) };
}

/** Asks the API what is so now, and compares it with what everyone was told. */
export async function checkRace(
  api: ApiClient,
  event: EventDetails,
  contestants: readonly Contestant[],
  attempts: readonly Attempt[],
  live: LiveCounts,
): Promise<Check[]> {
  const winners = Math.min(event.remainingTickets, contestants.length);
  const losers = contestants.length - winners;
  const left = event.remainingTickets - winners;
  const told = (outcome: string) =>
    attempts.filter((attempt) => attempt.outcome === outcome).length;
  const holders = await countHolders(api, event.id, contestants);
  const after = await api.getEvent(event.id);
  return [
    check(`${winners} were told that they have a seat (201)`, winners, told('booked')),
    check(`${losers} were told that it is sold out (409 sold_out)`, losers, told('sold_out')),
    check(`${winners} bookings are in the accounts of their owners`, winners, holders),
    check(`${left} tickets remain, by the API`, left, after.remainingTickets),
    check(
      `${left} tickets remain, by the live count`,
      left,
      live.seen.at(-1)?.update.remainingTickets ?? -1,
    ),
  ];
}

async function countHolders(
  api: ApiClient,
  eventId: string,
  contestants: readonly Contestant[],
): Promise<number> {
  const lists = await Promise.all(contestants.map(({ token }) => api.listBookings(token)));
  return lists
    .flat()
    .filter((booking) => booking.eventId === eventId && booking.status === 'confirmed').length;
}
