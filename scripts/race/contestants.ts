import type { ApiClient } from './api-client.js';

export interface Contestant {
  name: string;
  token: string;
}

/** Accounts of this script's own, the same in every run. */
const PASSWORD = 'race-demo-2026';

/** Signs in as many people as asked for, a few at a time: each costs the server a bcrypt hash. */
export async function signInContestants(api: ApiClient, count: number): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  while (contestants.length < count) {
    const first = contestants.length + 1;
    const group = Array.from({ length: Math.min(10, count - contestants.length) }, (_, offset) =>
      signIn(api, first + offset),
    );
    contestants.push(...(await Promise.all(group)));
  }
  return contestants;
}

async function signIn(api: ApiClient, number: number): Promise<Contestant> {
  const email = `racer-${number}@race.lastseat.example`;
  const { accessToken } = await api.signIn(email, `Racer ${number}`, PASSWORD);
  return { name: `Racer ${number}`, token: accessToken };
}

/** Cancels what the contestants hold of the event: after a race, or left over by one that was cut off. */
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
