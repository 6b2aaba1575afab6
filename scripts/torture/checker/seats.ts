/** No seat is sold twice: at every version that was ever committed, not only at the end. */
import type { BookingStatus } from '@lastseat/contracts';
import type { BookingChange } from '../history.js';
import { checkEach, type Check } from './check.js';
import {
  listCommits,
  type BookingLife,
  type EventStory,
  type Evidence,
  type Version,
  isOfPass,
} from './evidence.js';

export function checkSeats(evidence: Evidence): Check[] {
  const stories = [...evidence.stories.values()];
  return [
    ...checkCounts(evidence),
    checkEach('nobody held two seats of an event at any moment', stories, findDoubleHolder),
  ];
}

/** Also where one person may have several seats. */
export function checkCounts(evidence: Evidence): Check[] {
  const stories = [...evidence.stories.values()];
  const counted = stories.flatMap((story) => countTaken(story));
  return [
    checkEach('no event was oversold at any moment', counted, ({ version, confirmed, held }) =>
      version.remaining < 0 || confirmed + held > version.total
        ? `${nameOf(version)}: ${confirmed} confirmed, ${held} held, ${version.remaining} remain of ` +
          `${version.total}`
        : null,
    ),
    checkEach(
      'confirmed + held + remaining = total at every version',
      counted,
      ({ version, confirmed, held }) =>
        confirmed + held + version.remaining === version.total && held === version.held
          ? null
          : `${nameOf(version)}: ${confirmed} + ${held} (said to be ${version.held}) + ` +
            `${version.remaining} is not ${version.total}`,
    ),
    checkEach('the versions of an event follow each other without a gap', stories, findGap),
    checkBelonging(evidence),
    checkEnd(evidence),
  ];
}

const nameOf = ({ eventId, version }: Version) => `event ${eventId}, version ${version}`;

interface Counted {
  version: Version;
  confirmed: number;
  held: number;
}

/** By the bookings that each transaction changed: the counts of the row have no say in it. */
function countTaken({ versions }: EventStory): Counted[] {
  let taken = 0;
  return versions.map((version) => {
    taken += countSeats(version.booked) - countSeats(version.cancelled);
    const held = countSeats(version.holds);
    return { version, confirmed: taken - held, held };
  });
}

function countSeats(bookings: readonly Pick<BookingChange, 'quantity'>[]): number {
  return bookings.reduce((seats, { quantity }) => seats + quantity, 0);
}

/** After each commit: within a batch a seat may be given back and taken again by the same user. */
function findDoubleHolder({ versions }: EventStory): string | null {
  const seatsOf = new Map<string, number>();
  for (const version of versions) {
    const add = (userId: string, change: number) =>
      seatsOf.set(userId, (seatsOf.get(userId) ?? 0) + change);
    for (const { booked, cancelled } of listCommits(version)) {
      for (const { userId, quantity } of cancelled) add(userId, -quantity);
      for (const { userId, quantity } of booked) add(userId, quantity);
      for (const { userId } of booked) {
        const seats = seatsOf.get(userId) ?? 0;
        if (seats > 1) return `${nameOf(version)}: user ${userId} holds ${seats} seats`;
      }
    }
  }
  return null;
}

function findGap({ versions }: EventStory): string | null {
  for (const [index, version] of versions.entries()) {
    if (version.version !== index) return `${nameOf(version)} stands in the place of ${index}`;
    const before = versions[index - 1];
    // The row lock lets nobody commit the next version before this one has its time.
    if (before !== undefined && version.committedAt < before.committedAt) {
      return `${nameOf(version)} was committed before the version that it follows`;
    }
  }
  return null;
}

function checkBelonging(evidence: Evidence): Check {
  const { stories, database } = evidence;
  const known = new Set(
    [...stories.values()].flatMap(({ versions }) =>
      versions.map(({ xid, eventId }) => `${xid} ${eventId}`),
    ),
  );
  return checkEach(
    'every change of a booking raised the version of its event, but for tickets that are passed on',
    database.bookingChanges.filter((change) => !isOfPass(evidence, change)),
    ({ xid, eventId, bookingId, became }) =>
      known.has(`${xid} ${eventId}`)
        ? null
        : `booking ${bookingId} became ${became} in a transaction that left event ${eventId} alone`,
  );
}

/** What lies in the tables is what the changes come to. */
function checkEnd({ stories, lives, rows, database }: Evidence): Check {
  const check = checkEach('the tables agree with their changes', database.events, (event) => {
    const last = stories.get(event.id)?.versions.at(-1);
    const { version, remainingTickets, heldTickets, totalTickets, status } = event;
    const stored = [version, remainingTickets, heldTickets, totalTickets, status];
    const noted = last && [last.version, last.remaining, last.held, last.total, last.status];
    return noted?.join() === stored.join()
      ? null
      : `event ${event.id} is at (version, remaining, held, total, status) ${stored.join()}, its last ` +
          `change was ${noted?.join()}`;
  });
  const ofBookings = checkEach('', new Set([...lives.keys(), ...rows.keys()]), (id) => {
    const [life, row] = [lives.get(id), rows.get(id)];
    const noted = `${life && statusOf(life)}, ${life?.quantity} seats`;
    const stored = `${row?.status}, ${row?.quantity} seats`;
    return noted === stored ? null : `booking ${id} is ${stored}; its last change says ${noted}`;
  });
  check.examined += ofBookings.examined;
  check.violations.push(...ofBookings.violations);
  return check;
}

function statusOf({ confirmedAt, cancelledAt }: BookingLife): BookingStatus {
  if (cancelledAt !== Infinity) return 'cancelled';
  return confirmedAt === Infinity ? 'held' : 'confirmed';
}
