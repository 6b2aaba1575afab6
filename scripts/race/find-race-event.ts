import type { EventDetails } from '@lastseat/contracts';
import { Failure } from '../runner/failure.js';
import type { ApiClient } from './api-client.js';
import { putSeatsBack, type Contestant } from './contestants.js';

/** The event with exactly so many tickets in all; seats that an earlier race left taken come back first. */
export async function findRaceEvent(
  api: ApiClient,
  contestants: readonly Contestant[],
  seats: number,
): Promise<EventDetails> {
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
  await putSeatsBack(api, contestants, found.id);
  const event = await api.getEvent(found.id);
  if (event.remainingTickets !== seats) {
    throw new Failure(
      `"${event.title}" has ${event.remainingTickets} of ${seats} seats left, and the others are ` +
        'not ours to give back.',
    );
  }
  return event;
}
