/** Everybody presses "Book", on both sides at the same times. */
import { setTimeout as pause } from 'node:timers/promises';
import { bookingSchema, joinAnswerSchema, problemSchema } from '@lastseat/contracts';
import type { LabState } from '../../apps/web/features/lab/lab-state.js';
import type { Answer, Ask } from './ask.js';
import type { Person } from './scratch-stack.js';

/** What one of the people has been told. */
type Told = 'booked' | 'soldOut' | 'other';

/** Somebody with a seat, and what to give it back by. */
export interface Holder {
  person: Person;
  bookingId: string;
}

interface Rush {
  /** When each presses, in milliseconds from the first. */
  pressAt: readonly number[];
  ask: Ask;
  /** To be called after each change of a count. */
  tell: () => void;
}

/** Resolves when each of the people has an answer, and those who came too late are in line. */
export async function rushWithLock(
  { pressAt, ask, tell }: Rush,
  { eventId, people }: { eventId: string; people: readonly Person[] },
  counts: LabState['locked'],
): Promise<Holder[]> {
  const holders: Holder[] = [];
  await pressAll(pressAt, counts, tell, async (index) => {
    const person = people[index]!;
    const answer = await ask({
      ...{ method: 'POST', path: '/api/book', token: person.token },
      body: { eventId },
    });
    const told = readAnswer(answer);
    if (told === 'booked') {
      holders.push({ person, bookingId: bookingSchema.parse(answer.body).id });
    }
    return { told, next: told === 'soldOut' ? () => join(ask, eventId, person) : null };
  });
  return holders;
}

/** The same people, whom the program without a lock knows by their numbers. */
export async function rushWithoutLock(
  { pressAt, ask, tell }: Rush,
  counts: LabState['unlocked'],
): Promise<void> {
  await pressAll(pressAt, counts, tell, async (person) => {
    const { status, body } = await ask({ method: 'POST', path: '/book', body: { person } });
    const told = status === 201 ? 'booked' : status === 409 ? 'soldOut' : 'other';
    if (told !== 'other') counts.remaining = (body as { remaining: number }).remaining;
    return { told, next: null };
  });
}

/** @param press what somebody is told, and what they do then */
async function pressAll(
  pressAt: readonly number[],
  counts: LabState['locked' | 'unlocked'],
  tell: () => void,
  press: (index: number) => Promise<{ told: Told; next: (() => Promise<void>) | null }>,
): Promise<void> {
  const startedAt = performance.now();
  await Promise.all(
    pressAt.map(async (at, index) => {
      await pause(at);
      const { told, next } = await press(index);
      counts[told] += 1;
      counts.lastAnswerMs = performance.now() - startedAt;
      tell();
      await next?.();
    }),
  );
}

function readAnswer({ status, body }: Answer): Told {
  if (status === 201) return 'booked';
  return problemSchema.safeParse(body).data?.code === 'sold_out' ? 'soldOut' : 'other';
}

/** @throws where there is no place in line for who was told that all is sold */
async function join(ask: Ask, eventId: string, { token }: Person): Promise<void> {
  const path = `/api/events/${eventId}/waitlist`;
  const { status, body } = await ask({ method: 'POST', path, token });
  if (status !== 201) throw new Error(`Nobody could wait: the API answered ${status}`);
  joinAnswerSchema.parse(body);
}
