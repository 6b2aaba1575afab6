/**
 * Judges from what was told of an event, commit by commit, whether somebody got a seat before one who had
 * been waiting for it. It knows nothing of the code that decides.
 */
import type { Fact } from '@lastseat/contracts';

export interface TimelineMessage {
  version: number;
  facts: Fact[];
}

/**
 * @param messages all of one event whose line was served from the first to the last of them, by version
 * @returns sentences about what went wrong
 */
export function findOvertakers(messages: readonly TimelineMessage[]): string[] {
  const wrongs: string[] = [];
  let line: string[] = [];
  /** Bookings that were held or offered: confirming one takes no seat from anybody. */
  const promised = new Set<string>();
  for (const { version, facts } of messages) {
    for (const fact of facts) {
      const wrong = judge(fact, line, promised);
      if (wrong) wrongs.push(`version ${version}: ${wrong}`);
      line = follow(fact, line);
      if ('bookingId' in fact) promised.add(fact.bookingId);
    }
  }
  return wrongs;
}

function judge(fact: Fact, line: readonly string[], promised: ReadonlySet<string>): string | null {
  const [first] = line;
  switch (fact.type) {
    case 'booking.confirmed':
    case 'booking.held':
      if (promised.has(fact.bookingId) || first === undefined || first === fact.userId) return null;
      return `${fact.userId} got a seat that ${first} waited for`;
    case 'waitlist.offered':
      return first === fact.userId ? null : `${fact.userId} was offered a seat before ${first}`;
    default:
      return null;
  }
}

function follow(fact: Fact, line: string[]): string[] {
  if (!('userId' in fact)) return line;
  const others = line.filter((userId) => userId !== fact.userId);
  switch (fact.type) {
    case 'waitlist.joined':
      return [...line, fact.userId];
    case 'waitlist.promoted':
      return [fact.userId, ...others];
    case 'waitlist.left':
    case 'waitlist.offered':
    case 'booking.confirmed':
    case 'booking.held':
      return others;
    default:
      return line;
  }
}
