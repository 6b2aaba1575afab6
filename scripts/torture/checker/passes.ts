/** Tickets that were passed on, by the commits of the database. */
import type { BookingChange } from '../history.js';
import type { TransferChange } from '../tickets.js';
import { groupBy } from '../../../apps/api/src/bookings/domain/group-by.js';

/** One time that somebody was asked to take a ticket over. */
export interface Transfer {
  id: string;
  eventId: string;
  bookingId: string;
  /** Whose ticket it was. */
  userId: string;
  toEmail: string | null;
  askedAt: number;
  /** Infinity while the other may still accept. */
  endedAt: number;
  /** How it ended. */
  end: TransferChange['became'];
  /** The transaction that ended it. */
  xid: string;
  newBookingId: string | null;
}

/** Both halves of a ticket that changed hands in one transaction. */
export interface Pass {
  transfer: Transfer;
  /** The booking that ended, and the one that began. */
  from: BookingChange;
  to: BookingChange;
}

export function tellTransfers(changes: readonly TransferChange[]): Map<string, Transfer> {
  const transfers = new Map<string, Transfer>();
  for (const { transferId: id, was: _, became: end, committedAt, ...change } of changes) {
    const askedAt = transfers.get(id)?.askedAt ?? committedAt;
    const endedAt = end === 'pending' ? Infinity : committedAt;
    transfers.set(id, { ...change, id, askedAt, endedAt, end });
  }
  return transfers;
}

/** Of those that were accepted; where a half is missing, there is none, and `transfers.ts` complains. */
export function findPasses(
  transfers: ReadonlyMap<string, Transfer>,
  changes: readonly BookingChange[],
): Pass[] {
  const byCommit = groupBy(changes, ({ xid, bookingId }) => `${xid} ${bookingId}`);
  return [...transfers.values()].flatMap((transfer) => {
    const { end, xid, bookingId, newBookingId } = transfer;
    if (end !== 'accepted') return [];
    const from = byCommit.get(`${xid} ${bookingId}`)?.find(isEndOfPass);
    const to = byCommit.get(`${xid} ${newBookingId}`)?.find(isBeginOfPass);
    return from && to ? [{ transfer, from, to }] : [];
  });
}

const isEndOfPass = ({ was, became, cancelledBy }: BookingChange) =>
  was === 'confirmed' && became === 'cancelled' && cancelledBy === 'transfer';

const isBeginOfPass = ({ was, became, key, expiresAt }: BookingChange) =>
  was === null && became === 'confirmed' && key === null && expiresAt === null;

interface Placed {
  xid: string;
  committedAt: number;
  passes: Pass[];
  laterPasses: Pass[][];
}

/**
 * Gives each to the version that its own transaction made, or to the one that was the newest then. Under the
 * row lock nobody commits earlier than the one before: so the times of the commits tell.
 * @param versions of one event, in their order
 */
export function placePasses(versions: readonly Placed[], passes: readonly Pass[]): void {
  const byXid = new Map(versions.map((version) => [version.xid, version]));
  for (const [xid, together] of groupBy(passes, ({ to }) => to.xid)) {
    const own = byXid.get(xid);
    const at = together[0]!.to.committedAt;
    if (own) own.passes.push(...together);
    else versions.findLast(({ committedAt }) => committedAt <= at)?.laterPasses.push(together);
  }
  for (const { laterPasses } of versions) {
    laterPasses.sort(([one], [other]) => one!.to.committedAt - other!.to.committedAt);
  }
}
