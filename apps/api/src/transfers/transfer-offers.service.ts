/** What the link of the mail opens: a ticket that somebody else may have. */
import { Inject, Injectable } from '@nestjs/common';
import type { AcceptedTransfer, EventDetails, TransferOffer } from '@lastseat/contracts';
import { toBooking, type BookingRecord } from '../bookings/bookings.service.js';
import { ManageLinksService } from '../bookings/manage-links.service.js';
import { TransferCommandsService } from '../bookings/transfer-commands.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { hashToken } from '../common/config/derived-keys.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { readPublicEvents } from '../events/events.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { endTransfer, findByToken, type OfferedRow } from './transfers.sql.js';

@Injectable()
export class TransferOffersService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly commands: TransferCommandsService,
    private readonly links: ManageLinksService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `transfer_not_found` */
  async get(token: string): Promise<TransferOffer> {
    const offer = await this.find(token);
    const { eventId, status, fromName, quantity, bookingStatus } = offer;
    const event = (await readPublicEvents(this.prisma, [eventId])).get(eventId);
    if (!event) throw new ProblemError('transfer_not_found');
    const isOpen = bookingStatus === 'confirmed' && this.canBePassedOn(event);
    const isOver = status === 'pending' && !isOpen;
    return { status: isOver ? 'ended' : status, fromName, quantity, event };
  }

  /**
   * To the account of whoever is signed in. Without one it goes to the address that the mail went to: an account
   * that has it, or a guest's. Whoever accepts again is told the same again.
   * @throws ProblemError `transfer_not_found`, `transfer_ended`, `guests_not_allowed`, and what
   *   `TransferCommandsService.accept` does
   */
  async accept(
    token: string,
    userId: string | null,
    name: string | undefined,
  ): Promise<AcceptedTransfer> {
    const offer = await this.find(token);
    if (userId !== null) return toBooking(await this.acceptAs(offer, userId));
    if (offer.guestPolicy === 'off') throw new ProblemError('guests_not_allowed');
    const { eventId, quantity } = await this.acceptAs(offer, await this.welcome(offer, name));
    return { eventId, status: 'confirmed', quantity };
  }

  /** @throws ProblemError `transfer_not_found`, `transfer_ended` when it is over in another way */
  async decline(token: string): Promise<void> {
    const offer = await this.find(token);
    if (await endTransfer(this.prisma, offer, 'declined')) {
      this.outbox.wake();
      return this.commands.announce(offer.bookingId);
    }
    const now = await this.find(token);
    if (now.status !== 'declined') throw new ProblemError('transfer_ended');
  }

  /** What the page shows; the core decides it once more under the event's lock. */
  private canBePassedOn({
    status,
    startsAt,
    allowsTransfer,
    transferUntil,
  }: EventDetails): boolean {
    const until = new Date(transferUntil ?? startsAt);
    return status === 'scheduled' && allowsTransfer && this.clock() < until;
  }

  private async find(token: string): Promise<OfferedRow> {
    const offer = await findByToken(this.prisma, hashToken(token));
    if (offer === null) throw new ProblemError('transfer_not_found');
    return offer;
  }

  private async acceptAs(offer: OfferedRow, newUserId: string): Promise<BookingRecord> {
    const { eventId, id: transferId, userId, bookingId } = offer;
    const accepted = await this.findAccepted(offer, newUserId);
    if (accepted) return accepted;
    try {
      return await this.commands.accept({ eventId, transferId, userId, bookingId, newUserId });
    } catch (error) {
      // Sent twice at once: the other one was it.
      if (!(error instanceof ProblemError) || error.code !== 'transfer_ended') throw error;
      const now = await findByIdAgain(this.prisma, offer);
      const own = now && (await this.findAccepted(now, newUserId));
      if (!own) throw error;
      return own;
    }
  }

  /** The booking that this very person got by it. */
  private async findAccepted(
    { status, newBookingId }: Pick<OfferedRow, 'status' | 'newBookingId'>,
    userId: string,
  ): Promise<BookingRecord | null> {
    if (status !== 'accepted' || newBookingId === null) return null;
    return this.prisma.booking.findFirst({ where: { id: newBookingId, userId } });
  }

  /** @throws ProblemError `transfer_ended`: then no account is made */
  private async welcome(offer: OfferedRow, name: string | undefined): Promise<string> {
    const { eventId, toEmail: email, status } = offer;
    const isOpen = status === 'pending' || status === 'accepted';
    if (email === null || !isOpen) throw new ProblemError('transfer_ended');
    return this.links.welcome(eventId, email, name);
  }
}

function findByIdAgain(prisma: PrismaService, { eventId, id }: OfferedRow) {
  return prisma.transfer.findUnique({
    where: { eventId_id: { eventId, id } },
    select: { status: true, newBookingId: true },
  });
}
