/**
 * One transaction for a handful of scans: lock, read, decide, write. Told twice, a scan is found by its nonce:
 * so it may be begun again, whatever became of it.
 */
import type { CheckInOutcome, EventStatus } from '@lastseat/contracts';
import type { Transaction } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import {
  insertFacts,
  lockEventForDoor,
  lockScannedBookings,
  readFacts,
  type KnownFact,
  type NewFact,
  type ScannedBooking,
} from './check-ins.sql.js';
import { decideCheckIn, type Scan, type TicketStanding } from './domain/decide-check-in.js';
import { stateOf } from './domain/ticket-state.js';

export type NamedScan = Scan & { by: 'code' | 'name' };

export interface Teller {
  eventId: string;
  deviceId: string;
  deviceName: string;
  memberId: string;
  /** Whether the device asks before it lets somebody in. */
  isAsked: boolean;
}

export interface TakenScan {
  scan: NamedScan;
  outcome: CheckInOutcome;
  /** Whether it is written down, now or before. */
  isKept: boolean;
  booking: ScannedBooking | undefined;
  /** The entry that counts. */
  first: { scannedAt: Date; deviceName: string } | null;
}

/** @throws ProblemError `event_not_found`, `busy` */
export async function takeScans(
  tx: Transaction,
  teller: Teller,
  scans: readonly NamedScan[],
): Promise<TakenScan[]> {
  const { eventId } = teller;
  const status = await lockEventForDoor(tx, eventId);
  if (status === undefined) throw new ProblemError('event_not_found');
  const bookingIds = [...new Set(scans.map(({ bookingId }) => bookingId))];
  const nonces = scans.map(({ nonce }) => nonce);
  const bookings = await lockScannedBookings(tx, eventId, bookingIds);
  const receivedAt = bookings[0]?.lockedAt ?? new Date();
  const door = new KnownDoor(
    status,
    bookings,
    await readFacts(tx, eventId, { bookingIds, nonces }),
  );
  const taken = scans.map((scan) => door.take(atMost(scan, receivedAt), teller));
  if (door.newFacts.length > 0) {
    const written = await insertFacts(tx, door.newFacts, { ...teller, receivedAt });
    // Another request uses a nonce for another ticket at this very moment: the next try sees it.
    if (written !== door.newFacts.length) throw new ProblemError('busy');
  }
  return taken;
}

/** A clock that runs ahead makes nobody later than they were. */
const atMost = (scan: NamedScan, receivedAt: Date): NamedScan =>
  scan.scannedAt > receivedAt ? { ...scan, scannedAt: receivedAt } : scan;

/** What the scans so far leave of what was read. */
class KnownDoor {
  readonly newFacts: NewFact[] = [];
  private readonly bookings: ReadonlyMap<string, ScannedBooking>;
  private readonly byNonce = new Map<string, KnownFact>();
  private readonly byTicket = new Map<string, KnownFact[]>();

  constructor(
    private readonly status: EventStatus,
    bookings: readonly ScannedBooking[],
    facts: readonly KnownFact[],
  ) {
    this.bookings = new Map(bookings.map((booking) => [booking.id, booking]));
    facts.forEach((fact) => this.remember(fact));
  }

  take(scan: NamedScan, { isAsked, deviceName }: Teller): TakenScan {
    const booking = this.bookings.get(scan.bookingId);
    const sameNonce = this.byNonce.get(scan.nonce) ?? null;
    const facts = this.byTicket.get(ticketOf(scan)) ?? [];
    const standing = this.standingOf(scan, booking);
    const { by, ...given } = scan;
    const { outcome, fact } = decideCheckIn(given, { standing, facts, sameNonce, isAsked });
    if (fact !== null) {
      this.newFacts.push({ ...fact, by });
      this.remember({ ...fact, deviceName });
    }
    const isKnown = sameNonce !== null && outcome !== 'nonce_reused';
    const { first } = stateOf(this.byTicket.get(ticketOf(scan)) ?? []);
    return { scan, outcome, isKept: fact !== null || isKnown, booking, first };
  }

  private standingOf({ number }: Scan, booking: ScannedBooking | undefined): TicketStanding {
    if (booking === undefined || booking.status === 'held') return 'unknown';
    if (number > booking.quantity) return 'unknown';
    if (booking.status === 'confirmed') return this.status === 'cancelled' ? 'cancelled' : 'good';
    return booking.cancelledBy === 'transfer' ? 'transferred' : 'cancelled';
  }

  private remember(fact: KnownFact): void {
    this.byNonce.set(fact.nonce, fact);
    const known = this.byTicket.get(ticketOf(fact));
    if (known) known.push(fact);
    else this.byTicket.set(ticketOf(fact), [fact]);
  }
}

const ticketOf = ({ bookingId, number }: Pick<Scan, 'bookingId' | 'number'>) =>
  `${bookingId} ${number}`;
