import type { BookingCommand, BookingRecord } from '../booking-command.js';
import type { Outcome } from '../outcome.js';
import { decideBatch } from '../decide-batch.js';
import type { Decisions } from '../decide-bookings.js';
import { mayHaveDueHolds, type DueHolds } from '../due-holds.js';
import type { EditableEvent } from '../event-state.js';
import { findLineQuestion, type LineQuestion } from '../line-questions.js';
import type { KnownPromoCodes } from '../promo-codes.js';
import type { TicketTypeMoves, TicketTypeState } from '../ticket-types.js';
import { byPlace, type KnownLine } from '../waitlist-line.js';
import type { World } from './any-commands.js';
import { now } from './decisions.js';
import { keepAnswers } from './draw-once.js';
import { readCodes, writeCodes } from './promo-codes-in-memory.js';

export interface Committed {
  world: World;
  outcomes: Outcome[];
  /** Null when nothing was to be written. */
  decisions: Decisions | null;
}

/** What a database would hold after the batch, written as `commit-batch.ts` writes it. */
export function commitInMemory(
  world: World,
  commands: readonly BookingCommand[],
  doneCommandIds: ReadonlySet<string> = new Set(),
): Committed {
  const events = new Map([['event', world.event]]);
  const lines = new Map<string, KnownLine>();
  const dueHolds = new Map(mayHaveDueHolds(world.event) ? [['event', dueHoldsOf(world)]] : []);
  const known = listKnown(world.bookings, commands, dueHolds);
  const question = findLineQuestion(world.event, commands, known);
  if (question) lines.set('event', lineOf(world, question));
  const admitted = new Set<string>();
  const done = { doneCommandIds, goneUserIds: new Set('') };
  const { bookings, transfers } = world;
  const ticketTypes = new Map([['event', readTypes(world)]]);
  const promoCodes = new Map<string, KnownPromoCodes>();
  if (world.event.hasPromoCodes) promoCodes.set('event', readCodes(world, commands, known));
  const knowledge = {
    events,
    bookings,
    dueHolds,
    lines,
    transfers,
    admitted,
    ...{ ticketTypes, promoCodes },
    ...done,
  };
  const { outcomes, decisions } = decideBatch(commands, knowledge, now);
  const [decided] = decisions;
  return {
    world: decided ? write(world, decided) : world,
    outcomes: outcomes as Outcome[],
    decisions: decided ?? null,
  };
}

/** The world as one command finds it, and as it leaves it. */
export type OfOneCommand = (
  before: World,
  command: BookingCommand,
  after: World,
  committed: Committed,
) => void;

/** The same, worked out once where many properties look at the same case. */
export const commitOnce = keepAnswers((world: World, commands: readonly BookingCommand[]) =>
  commitInMemory(world, commands),
);

/** Each command in a batch of its own. */
export function commitOneByOne(
  world: World,
  commands: readonly BookingCommand[],
  visit: OfOneCommand,
): void {
  for (const step of listSteps(world, commands)) visit(...step);
}

/** What each was answered, what was told, and what is there in the end. */
export function endOneByOne(world: World, commands: readonly BookingCommand[]) {
  const steps = listSteps(world, commands);
  return {
    world: steps.at(-1)?.[2] ?? world,
    outcomes: steps.map(([, , , { outcomes }]) => outcomes[0]),
    facts: steps.flatMap(([, , , { decisions }]) => decisions?.countMove?.facts ?? []),
  };
}

const listSteps = keepAnswers((world: World, commands: readonly BookingCommand[]) => {
  const steps: Parameters<OfOneCommand>[] = [];
  let before = world;
  for (const command of commands) {
    const committed = commitInMemory(before, [command]);
    steps.push([before, command, committed.world, committed]);
    before = committed.world;
  }
  return steps;
});

/** What `readKnownBookings` finds: of others the batch knows nothing. */
function listKnown(
  bookings: readonly BookingRecord[],
  commands: readonly BookingCommand[],
  dueHolds: ReadonlyMap<string, DueHolds>,
): BookingRecord[] {
  const due = dueHolds.get('event')?.bookings ?? [];
  const isNamed = ({ id, userId }: BookingRecord) =>
    commands.some(
      (command) =>
        ('bookingId' in command && command.bookingId === id) ||
        ('userId' in command && command.userId === userId) ||
        ('newUserId' in command && command.newUserId === userId),
    );
  return bookings.filter((one) => due.includes(one) || isNamed(one));
}

/** As `readLines` reads it. */
function lineOf({ line }: World, question: LineQuestion): KnownLine {
  const waiting = line.filter(({ status }) => status === 'waiting').sort(byPlace);
  const { heads, userIds, entryIds } = question;
  const named = [
    ...waiting.filter(({ userId }) => userIds.includes(userId)),
    ...line.filter(({ id }) => entryIds.includes(id)),
  ];
  const read = { heads: waiting.slice(0, heads), isWhole: waiting.length < heads };
  return { ...read, named, tail: Math.max(0, ...line.map(({ position }) => position)) };
}

/** As `findDueHolds` finds them. */
function dueHoldsOf({ bookings }: World): DueHolds {
  const holds = bookings.filter((one) => one.eventId === 'event' && one.status === 'held');
  const next = holds.map(({ expiresAt }) => expiresAt!).filter((at) => at > now);
  return {
    bookings: holds.filter(({ expiresAt }) => expiresAt! <= now),
    nextExpiryAt: next.length > 0 ? new Date(Math.min(...next.map(Number))) : null,
  };
}

/** As `readTicketTypes` reads them, with what is looked for where one is removed. */
function readTypes({ ticketTypes = [], bookings }: World): TicketTypeState[] {
  return ticketTypes.map((type) => ({
    ...type,
    wasBooked: bookings.some(({ ticketTypeId }) => ticketTypeId === type.id),
  }));
}

/** As `writeTypes` does. */
function writeTypes({ ticketTypes = [] }: World, moves: TicketTypeMoves | null): TicketTypeState[] {
  if (moves === null) return ticketTypes;
  const removed = new Set(moves.removed.map(({ id }) => id));
  const edited = new Map(moves.edited.map((type) => [type.id, type]));
  const moved = new Map(moves.moved.map((move) => [move.id, move]));
  const kept = ticketTypes.filter(({ id }) => !removed.has(id));
  return [
    ...kept.map((type) => {
      const { seats = 0, capacity = type.capacity } = moved.get(type.id) ?? {};
      return { ...type, ...edited.get(type.id), takenTickets: type.takenTickets + seats, capacity };
    }),
    ...moves.added,
  ];
}

function write(world: World, decided: Decisions): World {
  const { event, bookings, line, transfers } = world;
  const resized = decided.resizedBookings.map(({ booking }) => booking);
  const changed = [...decided.confirmedBookings, ...decided.cancelledBookings, ...resized];
  const changedById = new Map(changed.map((booking) => [booking.id, booking]));
  const { countMove, eventEdit, lineMove } = decided;
  const edited: EditableEvent = {
    ...event,
    ...eventEdit?.event,
    totalTickets: event.totalTickets + (countMove?.added ?? 0),
    remainingTickets: event.remainingTickets + (countMove?.added ?? 0) - (countMove?.taken ?? 0),
    heldTickets: event.heldTickets + (countMove?.held ?? 0),
    nextHoldExpiryAt: countMove === null ? event.nextHoldExpiryAt : countMove.nextHoldExpiryAt,
    waitingCount: event.waitingCount + (lineMove?.waiting ?? 0),
    version: event.version + (countMove === null ? 0 : 1),
  };
  const kept = bookings.map((one) => changedById.get(one.id) ?? one);
  const accepted = new Set(decided.acceptedTransfers.map(({ id }) => id));
  const moved = new Map(lineMove?.changed.map((entry) => [entry.id, entry]));
  return {
    event: edited,
    ticketTypes: writeTypes(world, decided.typeMoves),
    ...writeCodes(world, decided.codeMoves),
    bookings: [...kept, ...decided.newBookings],
    line: [...line.map((entry) => moved.get(entry.id) ?? entry), ...(lineMove?.joined ?? [])],
    transfers: transfers.map((one) =>
      accepted.has(one.id) ? { ...one, status: 'accepted' } : one,
    ),
  };
}
