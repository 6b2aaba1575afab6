/**
 * Judges from what was told of an event, commit by commit, whether somebody got a seat before one who had
 * been waiting for it. It knows nothing of the code that decides.
 */

/** What is read of a fact. */
interface LineFact {
  type: string;
  userId?: string;
  bookingId?: string;
  /** Seats. */
  before?: unknown;
  after?: unknown;
  changed?: readonly { field: string; after?: unknown }[];
}

export interface TimelineMessage {
  version: number;
  facts: readonly LineFact[];
}

/** The line as it is between two facts. */
interface Line {
  userIds: readonly string[];
  /** Then nobody is served, and who buys a seat overtakes nobody. */
  isPaused: boolean;
}

/**
 * @param messages all of one event from its beginning, by version
 * @param isByHand whether an organiser gave this one a seat, whoever stood before
 * @returns sentences about what went wrong
 */
export function findOvertakers(
  messages: readonly TimelineMessage[],
  isByHand: (version: number, userId: string) => boolean = () => false,
): string[] {
  const wrongs: string[] = [];
  let line: Line = { userIds: [], isPaused: false };
  /** Bookings that were held or offered: confirming one takes no seat from anybody. */
  const promised = new Set<string>();
  for (const { version, facts } of messages) {
    for (const fact of facts) {
      const wrong = isByHand(version, fact.userId ?? '') ? null : judge(fact, line, promised);
      if (wrong) wrongs.push(`version ${version}: ${wrong}`);
      line = follow(fact, line);
      if (fact.bookingId !== undefined) promised.add(fact.bookingId);
    }
  }
  return wrongs;
}

function judge(
  { type, userId, bookingId = '', before, after }: LineFact,
  { userIds: [first], isPaused }: Line,
  promised: ReadonlySet<string>,
): string | null {
  switch (type) {
    case 'booking.confirmed':
    case 'booking.held':
      if (promised.has(bookingId) || first === undefined || first === userId) return null;
      return isPaused ? null : `${userId} got a seat that ${first} waited for`;
    case 'booking.changed':
      if (Number(after) <= Number(before) || first === undefined || isPaused) return null;
      return `${userId} got more seats while ${first} waited`;
    case 'waitlist.offered':
      if (isPaused) return `${userId} was offered a seat while nobody is served`;
      return first === userId ? null : `${userId} was offered a seat before ${first}`;
    default:
      return null;
  }
}

function follow({ type, userId = '', changed = [] }: LineFact, line: Line): Line {
  const { userIds } = line;
  const others = userIds.filter((one) => one !== userId);
  switch (type) {
    case 'waitlist.joined':
      return { ...line, userIds: [...userIds, userId] };
    case 'waitlist.promoted':
      return { ...line, userIds: [userId, ...others] };
    case 'waitlist.left':
    case 'waitlist.offered':
    case 'booking.confirmed':
    case 'booking.held':
      return { ...line, userIds: others };
    case 'event.changed': {
      const pause = changed.find(({ field }) => field === 'isWaitlistPaused');
      return pause ? { ...line, isPaused: pause.after === true } : line;
    }
    default:
      return line;
  }
}
