import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.js';

export interface Contestant {
  name: string;
  token: string;
}

const PASSWORD = 'race-demo-2026';

/** Registers as many people as asked for, a few at a time: each costs the server a bcrypt hash. */
export async function registerContestants(api: ApiClient, count: number): Promise<Contestant[]> {
  // An address is sent few mails a day, so that each run has some of its own.
  const run = randomUUID();
  const contestants: Contestant[] = [];
  while (contestants.length < count) {
    const first = contestants.length + 1;
    const group = Array.from({ length: Math.min(10, count - contestants.length) }, (_, offset) =>
      register(api, run, first + offset),
    );
    contestants.push(...(await Promise.all(group)));
  }
  return contestants;
}

async function register(api: ApiClient, run: string, number: number): Promise<Contestant> {
  const [email, name] = [`racer-${number}-${run}@race.lastseat.example`, `Racer ${number}`];
  const { accessToken } = await api.register({ email, name, password: PASSWORD });
  return { name, token: accessToken };
}

/** Cancels what the contestants hold of the event. */
export async function putSeatsBack(
  api: ApiClient,
  contestants: readonly Contestant[],
  eventId: string,
): Promise<void> {
  for (const { token } of contestants) {
    const held = (await api.listBookings(token)).filter(
      (booking) => booking.eventId === eventId && booking.status === 'confirmed',
    );
    for (const { id } of held) await api.cancel(token, id);
  }
}
