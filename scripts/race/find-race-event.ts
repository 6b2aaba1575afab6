import type { EventDetails } from '@lastseat/contracts';
import { Failure } from '../runner/failure.js';
import type { ApiClient } from './api-client.js';

/** The event with exactly so many tickets in all, none of which anybody has. */
export async function findRaceEvent(api: ApiClient, seats: number): Promise<EventDetails> {
  const events = await api.listUpcomingEvents();
  const found = events.find(
    (event) => event.totalTickets === seats && event.status === 'scheduled',
  );
  if (!found) {
    throw new Failure(
      `This server has no event with exactly ${seats} tickets; without --url, or with --delay, ` +
        'the race makes its own.',
    );
  }
  const event = await api.getEvent(found.id);
  if (event.remainingTickets !== seats) {
    throw new Failure(
      `"${event.title}" has ${event.remainingTickets} of ${seats} seats left, and the race needs ` +
        'them all; without --url, or with --delay, it makes an event of its own.',
    );
  }
  return event;
}
