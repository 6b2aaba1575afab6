/** Any event with a line, and any commands, those about the line among them. */
import fc from 'fast-check';
import type { BookingCommand } from '../booking-command.js';
import { byPlace, type WaitlistEntry } from '../waitlist-line.js';
import { anyWorld, drawnCommand, quantity, toCommand, user, type World } from './any-commands.js';
import { earlier, later, now } from './decisions.js';

/** Some wait who are nobody's command but the line's. */
const waiter = fc.oneof(user, fc.constantFrom('eve', 'fay', 'gil'));
const entryId = fc.integer({ min: 0, max: 5 }).map((index) => `entry ${index}`);

const anySettings = fc.record({
  waitlistMode: fc.constantFrom(
    'offer' as const,
    'offer' as const,
    'autobook' as const,
    'off' as const,
  ),
  isWaitlistPaused: fc.constantFrom(false, false, false, true),
  offerMinutes: fc.constantFrom(1, 120, 10_000),
  waitlistClosesAt: fc.constantFrom(null, null, later, earlier),
});

const anyLine = fc.uniqueArray(
  fc.record({ id: entryId, userId: waiter, quantity, priority: fc.nat(1) }),
  { selector: ({ id }) => id, maxLength: 5 },
);

/** No seat is left while somebody is served by the line, and nobody waits who has one. */
export const anyWaitingWorld = fc
  .tuple(anyWorld, anySettings, anyLine)
  .map(([{ event, bookings, transfers }, settings, drawn]): World => {
    const having = new Set(
      bookings
        .filter((one) => one.eventId === 'event' && one.status !== 'cancelled')
        .map(({ userId }) => userId),
    );
    const isDraft = event.status === 'draft';
    const line = drawn
      .filter(({ userId }) => !isDraft && !having.has(userId))
      .filter((one, index, all) => all.findIndex(({ userId }) => userId === one.userId) === index)
      .map((one, index) => toEntry(one, index));
    const waiting = { ...settings, waitingCount: line.length };
    const taken = event.totalTickets - event.remainingTickets;
    const isFull = line.length > 0 && taken > 0;
    const counts = isFull ? { totalTickets: taken, remainingTickets: 0 } : {};
    return { event: { ...event, ...waiting, ...counts }, bookings, line, transfers };
  })
  // With a free seat and a line that is served nothing could have left it so.
  .filter(({ event, line }) => line.length === 0 || event.remainingTickets === 0);

function toEntry(
  drawn: Pick<WaitlistEntry, 'id' | 'userId' | 'quantity' | 'priority'>,
  index: number,
): WaitlistEntry {
  const ends = { bookingId: null, nextBookingId: `offer of ${drawn.id}`, endedAt: null };
  const since = { position: index + 1, joinedAt: earlier };
  return { ...drawn, ...ends, ...since, eventId: 'event', status: 'waiting' };
}

const drawnOfLine = fc.oneof(
  fc.record({ kind: fc.constant('joinWaitlist' as const), userId: waiter, quantity }),
  fc.record({ kind: fc.constant('leaveWaitlist' as const), userId: waiter }),
  fc.record({
    kind: fc.constantFrom('promoteWaiting' as const, 'removeWaiting' as const),
    entryId,
  }),
  fc.record({ kind: fc.constant('offerToWaiting' as const), entryId, overCapacity: fc.boolean() }),
  fc.record({ kind: fc.constant('closeWaitlist' as const) }),
  fc.record({
    kind: fc.constant('changeLine' as const),
    change: fc.record(
      {
        waitlistMode: fc.constantFrom('off' as const, 'offer' as const, 'autobook' as const),
        isWaitlistPaused: fc.boolean(),
        totalTickets: fc.integer({ min: 1, max: 12 }),
      },
      { requiredKeys: [] },
    ),
    expectedRevision: fc.integer({ min: 3, max: 5 }),
  }),
);

export const anyLineCommands = fc
  .array(fc.oneof(drawnCommand, drawnOfLine, drawnOfLine), { maxLength: 20 })
  .map((drawn) => drawn.map(toAnyCommand));

type Drawn =
  | Parameters<typeof toCommand>[0]
  | (typeof drawnOfLine extends fc.Arbitrary<infer Value> ? Value : never);

function toAnyCommand(drawn: Drawn, index: number): BookingCommand {
  const by = { userId: 'organiser', requestId: `request ${index}` };
  const base = { eventId: 'event', commandId: `command ${index}`, by };
  switch (drawn.kind) {
    case 'joinWaitlist':
      return {
        ...drawn,
        ...{ eventId: 'event', entryId: `joined ${index}`, bookingId: `new ${index}` },
      };
    case 'leaveWaitlist':
    case 'closeWaitlist':
      return { ...drawn, eventId: 'event' };
    case 'promoteWaiting':
    case 'removeWaiting':
    case 'offerToWaiting':
      return { ...drawn, ...base };
    case 'changeLine':
      return { ...drawn, ...base, kind: 'changeEvent' };
    default:
      return toCommand(drawn, index);
  }
}

export const waitingOf = ({ line }: World): WaitlistEntry[] =>
  line.filter(({ status }) => status === 'waiting').sort(byPlace);

/** Whether the line is served: the rule once more, in other words than those of the decisions. */
export function isServed({ event }: World): boolean {
  const { waitlistMode, isWaitlistPaused, waitlistClosesAt, saleOpensAt, saleClosesAt } = event;
  if (event.status !== 'scheduled' || event.startsAt <= now) return false;
  if (waitlistMode === 'off' || isWaitlistPaused) return false;
  if (saleOpensAt !== null && saleOpensAt > now) return false;
  return [saleClosesAt, waitlistClosesAt].every((end) => end === null || end > now);
}
