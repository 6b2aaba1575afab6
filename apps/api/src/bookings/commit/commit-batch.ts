/**
 * One transaction for all commands of a batch: lock, read, decide, write. The number of statements
 * depends neither on the number of commands nor on that of their events.
 *
 * What must stay true: nothing is decided before the event's row lock is held, and nothing is answered
 * or announced before COMMIT (the caller of the transaction does both).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '../../common/database/prisma.service.js';
import {
  isByOrganiser,
  isEditCommand,
  isRefusedOnceAdmitted,
  type BookingCommand,
  type BookingRecord,
  type TransferCommand,
} from '../domain/booking-command.js';
import type { BatchOutcome, Effect } from '../domain/outcome.js';
import { decideBatch } from '../domain/decide-batch.js';
import type { Decisions } from '../domain/decide-bookings.js';
import { mayHaveDueHolds } from '../domain/due-holds.js';
import type { EventState } from '../domain/event-state.js';
import type { CountMove } from '../domain/inventory.js';
import { findLineQuestion } from '../domain/line-questions.js';
import type { TransferRecord } from '../domain/transfer.js';
import type { KnownLine } from '../domain/waitlist-line.js';
import { findAdmitted } from './admitted.sql.js';
import { readCodes, writeCodes } from './coded-events.js';
import {
  findGoneUsers,
  listExistingEvents,
  lockEvents,
  orderForInsert,
  readKnownBookings,
  updateCancelled,
  writeBookings,
  type WrittenCount,
} from './commit-batch.sql.js';
import {
  findDoneCommands,
  insertActivities,
  readEditableEvents,
  updateEdited,
} from './edit-events.sql.js';
import { findDueHolds, insertHolds, selectHolds, updateConfirmed } from './holds.sql.js';
import { LostLockError } from './lost-lock-error.js';
import { updateQuantities } from './quantities.sql.js';
import { selectCurrentOfTypes } from './ticket-types.sql.js';
import { readTypes, writeTypes } from './typed-events.js';
import { lockTransfers, readTransferSettings, writeAccepted } from './transfers.sql.js';
import { lockJoining, readLines, writeLines } from './waitlist.sql.js';

export interface BatchSettings {
  now: () => Date;
  /** For demonstrations: slept while the row locks are held, in milliseconds. */
  delayMs: number;
  lockTimeoutMs: number;
  /** Whether to wait for an event that somebody else has locked, or to leave it out. */
  mayWait: boolean;
  /** Whether an earlier attempt may have committed some of these very commands. */
  isRetry: boolean;
  /** Whether to look for the accounts as well: somebody's was missing a moment ago. */
  isCareful: boolean;
}

const isSoldByTypes = ({ hasTicketTypes }: EventState) => hasTicketTypes;

export interface BatchResult {
  /**
   * One for each command, in their order. One that is not served belongs to an event that somebody else
   * has locked: this transaction did nothing for it.
   */
  outcomes: BatchOutcome[];
  /** To be told to others after COMMIT. */
  effects: Effect[];
}

export async function commitBatch(
  tx: Transaction,
  commands: BookingCommand[],
  settings: BatchSettings,
): Promise<BatchResult> {
  const events = await lockKnownEvents(tx, commands, settings);
  // Where no hold can have run out, nothing is asked: so it is with a sale without holds.
  const due = [...events.values()].filter((event) => event !== null).filter(mayHaveDueHolds);
  const holds = due.length > 0 ? [selectHolds(due)] : [];
  const typed = [...events.values()].filter((event) => event !== null).filter(isSoldByTypes);
  const ofTypes = selectCurrentOfTypes(typed, commands);
  const others = [...holds, ...ofTypes];
  const bookings =
    events.size > 0 ? await readKnownBookings(tx, commands, settings.isRetry, others) : [];
  const ticketTypes = await readTypes(tx, typed, commands);
  const promoCodes = await readCodes(tx, events.values(), commands, bookings);
  const dueHolds = findDueHolds(due, bookings);
  const lines = await readWhoWaits(tx, events, commands, bookings);
  const transfers = await readTransfers(tx, events, commands);
  const admitted = events.size > 0 ? await readAdmitted(tx, commands) : new Set<string>();
  const goneUserIds = await findGone(tx, commands, settings);
  const doneCommandIds = settings.isRetry ? await findDoneEdits(tx, commands) : new Set<string>();
  const done = { doneCommandIds, goneUserIds };
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
  const { outcomes, decisions } = decideBatch(commands, knowledge, settings.now());
  if (settings.delayMs > 0) await sleep(settings.delayMs);
  await write(tx, decisions, outcomes);
  return { outcomes, effects: decisions.flatMap(({ effects }) => effects) };
}

/** @returns by id: the locked event, or null when there is none. One that is left out is missing. */
async function lockKnownEvents(
  tx: Transaction,
  commands: BookingCommand[],
  { lockTimeoutMs, delayMs, mayWait }: BatchSettings,
): Promise<Map<string, EventState | null>> {
  const ids = [...new Set(commands.map((command) => command.eventId))];
  const limits = { lockTimeoutMs, idleTimeoutMs: lockTimeoutMs + delayMs };
  const locked = await lockEvents(tx, ids, limits, !mayWait);
  const events = new Map<string, EventState | null>(locked.map((event) => [event.id, event]));
  const missing = ids.filter((id) => !events.has(id));
  // Told apart here and not by a batch of its own: whoever asks for made-up events would fill the queue.
  const existing = mayWait || missing.length === 0 ? [] : await listExistingEvents(tx, missing);
  for (const id of missing) if (!existing.includes(id)) events.set(id, null);
  const organised = new Set(commands.filter(isByOrganiser).map((command) => command.eventId));
  await readInFull(tx, events, organised);
  return events;
}

/** An organiser's command needs more of the row than a booking does. */
async function readInFull(
  tx: Transaction,
  events: Map<string, EventState | null>,
  eventIds: ReadonlySet<string>,
): Promise<void> {
  const locked = [...eventIds].filter((id) => events.get(id));
  if (locked.length === 0) return;
  for (const row of await readEditableEvents(tx, locked)) {
    events.set(row.id, { ...events.get(row.id)!, ...row });
  }
}

/** Where nobody waits or no seat can get free, nothing is asked: so it is with a sale without a line. */
async function readWhoWaits(
  tx: Transaction,
  events: Map<string, EventState | null>,
  commands: readonly BookingCommand[],
  known: readonly BookingRecord[],
): Promise<Map<string, KnownLine>> {
  const questions = [...events.values()].flatMap((event) => {
    if (event === null) return [];
    const own = commands.filter(({ eventId }) => eventId === event.id);
    return findLineQuestion(event, own, known) ?? [];
  });
  if (questions.length === 0) return new Map();
  const read = await readLines(tx, questions);
  for (const [id, { settings }] of read) events.set(id, { ...events.get(id)!, waitlist: settings });
  return new Map([...read].map(([id, { line }]) => [id, line]));
}

/** Where nobody accepts a ticket, nothing is asked. */
async function readTransfers(
  tx: Transaction,
  events: Map<string, EventState | null>,
  commands: readonly BookingCommand[],
): Promise<TransferRecord[]> {
  const accepting = commands.filter(
    (command): command is TransferCommand =>
      command.kind === 'transfer' && Boolean(events.get(command.eventId)),
  );
  if (accepting.length === 0) return [];
  const ids = [...new Set(accepting.map(({ eventId }) => eventId))];
  for (const [id, settings] of await readTransferSettings(tx, ids)) {
    events.set(id, { ...events.get(id)!, transfers: settings });
  }
  return lockTransfers(tx, accepting);
}

/** Where nobody cancels what is theirs, nothing is asked: so it is with a batch that only books. */
async function readAdmitted(
  tx: Transaction,
  commands: readonly BookingCommand[],
): Promise<Set<string>> {
  const asked = commands.filter(isRefusedOnceAdmitted);
  return asked.length > 0 ? findAdmitted(tx, asked) : new Set();
}

/** Whoever joins is looked for in any case: nobody who is gone may hold up a line. */
async function findGone(
  tx: Transaction,
  commands: BookingCommand[],
  { isCareful }: BatchSettings,
): Promise<Set<string>> {
  const joining = commands.flatMap((command) =>
    command.kind === 'joinWaitlist' ? command.userId : [],
  );
  const gone = joining.length > 0 ? await lockJoining(tx, joining) : [];
  return new Set([...gone, ...(isCareful ? await findGoneUsers(tx, commands) : [])]);
}

async function findDoneEdits(tx: Transaction, commands: BookingCommand[]): Promise<Set<string>> {
  const edits = commands.filter(isEditCommand).map(({ commandId }) => commandId);
  return edits.length > 0 ? findDoneCommands(tx, edits) : new Set();
}

async function write(
  tx: Transaction,
  decisions: readonly Decisions[],
  outcomes: readonly BatchOutcome[],
): Promise<void> {
  if (decisions.length === 0) return;
  const resized = decisions.flatMap(({ resizedBookings }) => resizedBookings);
  if (resized.length > 0 && (await updateQuantities(tx, resized)) !== resized.length) {
    throw new LostLockError();
  }
  const cancelled = decisions.flatMap(({ cancelledBookings }) => cancelledBookings);
  if (cancelled.length > 0 && (await updateCancelled(tx, cancelled)) !== cancelled.length) {
    throw new LostLockError();
  }
  const confirmed = decisions.flatMap(({ confirmedBookings }) => confirmedBookings);
  if (confirmed.length > 0 && (await updateConfirmed(tx, confirmed)) !== confirmed.length) {
    throw new LostLockError();
  }
  await writeEdits(tx, decisions);
  await writeWhoWaits(tx, decisions);
  await writeTransfers(tx, decisions);
  const moves = decisions.flatMap(({ countMove }) => countMove ?? []);
  const all = orderForInsert(decisions.flatMap(({ newBookings }) => newBookings));
  const booked = await writeTypes(tx, decisions, all);
  await writeCodes(tx, decisions);
  if (moves.length === 0 && all.length === 0) return;
  // Also where whoever is told so has a place already, and nothing is held anew: the time of a statement
  // more or less would tell a guest that somebody comes.
  const held = ofStatus(booked, true);
  const tellsHeld = held.length > 0 || outcomes.some(({ kind }) => kind === 'held');
  if (tellsHeld) await insertHolds(tx, held);
  const atOnce = tellsHeld ? ofStatus(booked, false) : booked;
  expectCounts(await writeBookings(tx, atOnce, moves), moves);
}

const ofStatus = (bookings: BookingRecord[], isHeld: boolean) =>
  bookings.filter(({ status }) => (status === 'held') === isHeld);
async function writeWhoWaits(tx: Transaction, decisions: readonly Decisions[]): Promise<void> {
  const moves = decisions.flatMap(({ lineMove }) => lineMove ?? []);
  if (moves.length === 0) return;
  const changed = moves.reduce((sum, move) => sum + move.changed.length, 0);
  if ((await writeLines(tx, moves)) !== changed) throw new LostLockError();
}

async function writeTransfers(tx: Transaction, decisions: readonly Decisions[]): Promise<void> {
  const accepted = decisions.flatMap(({ acceptedTransfers }) => acceptedTransfers);
  if (accepted.length === 0) return;
  if ((await writeAccepted(tx, accepted)) !== accepted.length) throw new LostLockError();
}

/** @throws LostLockError when an event is not as it was decided */
function expectCounts(counts: readonly WrittenCount[], moves: readonly CountMove[]): void {
  const written = new Map(counts.map((count) => [count.eventId, count]));
  for (const { eventId, remainingTickets, heldTickets, version } of moves) {
    const count = written.get(eventId);
    const isAsDecided =
      count?.remainingTickets === remainingTickets &&
      count.heldTickets === heldTickets &&
      count.version === version;
    if (!isAsDecided) throw new LostLockError();
  }
}

async function writeEdits(tx: Transaction, decisions: readonly Decisions[]): Promise<void> {
  const edits = decisions.flatMap(({ eventEdit }) => eventEdit ?? []);
  if (edits.length > 0 && (await updateEdited(tx, edits)) !== edits.length) {
    throw new LostLockError();
  }
  const activities = decisions.flatMap((one) => one.activities);
  if (activities.length > 0) await insertActivities(tx, activities);
}
