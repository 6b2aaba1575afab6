/** People who use the release after an upgrade: what was there before has to be readable, and sells on. */
import { setTimeout as pause } from 'node:timers/promises';

/** Who is told that it is busy comes again a second later, as often as this. */
const COMES_AGAIN = 30;

/** The API of this release, whoever started it. */
export interface NewRelease {
  origin: string;
  tokenFor(userId: string): Promise<string>;
  /** Sentences of its own integrity checks. */
  findDrifts(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Asked {
  release: NewRelease;
  userId: string;
}

async function ask(
  { release, userId }: Asked,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${release.origin}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await release.tokenFor(userId)}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Books, cancels and books again. @returns what was refused */
export async function bookByRelease(asked: Asked, eventId: string): Promise<string[]> {
  const refusals: string[] = [];
  const expectStatus = (wanted: number, { status, text }: { status: number; text: string }) => {
    if (status !== wanted) refusals.push(`A booking was answered ${status}: ${text}`);
    return text;
  };
  const booked = await ask(asked, 'POST', '/book', { eventId });
  const { id } = JSON.parse(expectStatus(201, booked)) as { id: string };
  expectStatus(200, await ask(asked, 'DELETE', `/bookings/${id}`));
  expectStatus(201, await ask(asked, 'POST', '/book', { eventId }));
  return refusals;
}

/** Reads each, and comes again where it is busy. @returns what was not answered with 200 */
export async function readAll(asked: Asked, paths: readonly string[]): Promise<string[]> {
  const findings: string[] = [];
  for (const path of paths) {
    let answer = await ask(asked, 'GET', path);
    for (let again = 0; again < COMES_AGAIN && answer.status === 503; again++) {
      await pause(1_000);
      answer = await ask(asked, 'GET', path);
    }
    const { status, text } = answer;
    if (status !== 200) findings.push(`${path} was answered ${status}: ${text}`);
  }
  return findings;
}
