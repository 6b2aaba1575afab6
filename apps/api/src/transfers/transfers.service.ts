/** Whoever has a ticket asks somebody to take it over, and can take that back until the other has accepted. */
import { Inject, Injectable } from '@nestjs/common';
import type { ProblemCode, Transfer } from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { findTransfers } from '../bookings/bookings.service.js';
import { TransferCommandsService } from '../bookings/transfer-commands.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { TransferMailsService } from './transfer-mails.service.js';
import { endTransfer, findTicket, insertTransfer, type TicketRow } from './transfers.sql.js';

/** A ticket, and whose it is. */
export interface Ticket {
  userId: string;
  bookingId: string;
}

@Injectable()
export class TransfersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly commands: TransferCommandsService,
    private readonly mails: TransferMailsService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whether the address has an account or a ticket: nobody learns that here. What is decided here is decided
   * once more when the other accepts, under the event's lock. To ask the same person again changes nothing.
   * @throws ProblemError `booking_not_found`, `already_cancelled`, `event_cancelled`, `event_started`,
   *   `transfer_not_allowed`, `transfer_closed`, `transfer_pending`, `invalid_request` for one's own address
   */
  async ask({ userId, bookingId }: Ticket, email: string): Promise<Transfer> {
    const ticket = await findTicket(this.prisma, userId, bookingId);
    // What is held has still to become a ticket.
    if (ticket === null || ticket.status === 'held') throw new ProblemError('booking_not_found');
    const closed = this.findClosed(ticket);
    if (closed !== null) throw new ProblemError(closed);
    if (ticket.email === email) throw ownAddress();
    const { eventId } = ticket;
    const id = newId();
    const tokenHash = hashToken(this.mails.deriveToken(id));
    const isMade = await insertTransfer(this.prisma, {
      ...{ eventId, id, bookingId, userId, email, tokenHash },
    });
    const transfer = await this.findNewest(eventId, bookingId);
    if (!isMade && transfer?.email !== email) throw new ProblemError('transfer_pending');
    if (transfer === null) throw new ProblemError('busy');
    if (isMade) await this.tell(bookingId);
    return transfer;
  }

  /**
   * The link is worth nothing from now on. Also of what was taken back before.
   * @throws ProblemError `booking_not_found`, `transfer_not_found`, `transfer_ended` when the other was faster
   */
  async takeBack({ userId, bookingId }: Ticket): Promise<void> {
    const ticket = await findTicket(this.prisma, userId, bookingId);
    if (ticket === null) throw new ProblemError('booking_not_found');
    const { eventId } = ticket;
    const transfer = await this.findNewest(eventId, bookingId);
    if (transfer === null) throw new ProblemError('transfer_not_found');
    const isEnded = await endTransfer(this.prisma, { eventId, id: transfer.id }, 'taken_back');
    if (isEnded) return this.tell(bookingId);
    const now = await this.findNewest(eventId, bookingId);
    if (now?.status !== 'taken_back') throw new ProblemError('transfer_ended');
  }

  /** After COMMIT: those who send mails, and the other windows of whose it is. */
  private async tell(bookingId: string): Promise<void> {
    this.outbox.wake();
    await this.commands.announce(bookingId);
  }

  private async findNewest(eventId: string, id: string): Promise<Transfer | null> {
    return (await findTransfers(this.prisma, [{ eventId, id }])).get(id) ?? null;
  }

  private findClosed(ticket: TicketRow): ProblemCode | null {
    const { status, eventStatus, startsAt, allowsTransfer, transferUntil } = ticket;
    const now = this.clock();
    if (status === 'cancelled') return 'already_cancelled';
    if (eventStatus === 'cancelled') return 'event_cancelled';
    if (now >= startsAt) return 'event_started';
    if (!allowsTransfer) return 'transfer_not_allowed';
    return transferUntil !== null && now >= transferUntil ? 'transfer_closed' : null;
  }
}

function ownAddress(): ProblemError {
  const message = 'This is your own address';
  return new ProblemError('invalid_request', undefined, { errors: [{ path: ['email'], message }] });
}
