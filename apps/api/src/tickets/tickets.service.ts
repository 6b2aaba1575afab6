/** The tickets of one's own booking: what their QR codes say, and all of them as a file to print. */
import { Inject, Injectable } from '@nestjs/common';
import {
  anyReader,
  bookingReference,
  formatWhen,
  nameTimeZone,
  type BookingTickets,
} from '@lastseat/contracts';
import sharp from 'sharp';
import { ManageLinksService } from '../bookings/manage-links.service.js';
import type { ManageLink } from '../bookings/managed-bookings.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { CoversService } from '../event-editing/covers.service.js';
import { findNames, listNames } from '../ticket-names/ticket-names.service.js';
import { TicketCodesService } from './ticket-codes.service.js';
import { findTicketedBooking, type OwnBooking, type TicketedBooking } from './ticketed-booking.js';

/** Of a picture that is 12 cm wide on paper. */
const COVER_WIDTH = 960;

@Injectable()
export class TicketsService {
  /** A hundred signatures each, on Node's threads, which others need too. */
  private readonly signing = new BoundedQueue({ atOnce: 2, maxWaiting: 500, maxWaitMs: 5_000 });
  /** A hundred tickets take a second of this process. */
  private readonly writing = new BoundedQueue({ atOnce: 1, maxWaiting: 20, maxWaitMs: 10_000 });

  constructor(
    private readonly database: ReadDatabase,
    private readonly links: ManageLinksService,
    private readonly codes: TicketCodesService,
    private readonly covers: CoversService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whose place a guest's link opens. @throws ProblemError `ticket_not_found` for a link that is none of ours */
  async findPlace({ token, ticketTypeId }: ManageLink): Promise<OwnBooking> {
    const place = await this.links.find(token);
    if (place === null) throw new ProblemError('ticket_not_found');
    const { userId, eventId } = place;
    return { userId, eventId, ...(ticketTypeId !== undefined && { ticketTypeId }) };
  }

  /** @throws ProblemError `ticket_not_found`, also for a stranger's, a held or a cancelled one; `busy` */
  async list(own: OwnBooking): Promise<BookingTickets> {
    const booking = await this.find(own);
    const codes = await this.sign(booking);
    const names = await this.readNames(booking);
    return {
      bookingId: booking.id,
      tickets: codes.map((code, seat) => {
        const name = names[seat];
        return { number: seat + 1, code, ...(name && { name }) };
      }),
    };
  }

  /** @throws ProblemError `ticket_not_found` as above, and `busy` */
  async writePdf(own: OwnBooking): Promise<Buffer> {
    const booking = await this.find(own);
    const { event, user } = booking;
    return this.writing.run(async () => {
      const [codes, cover, names] = await Promise.all([
        this.sign(booking),
        this.readCover(booking),
        this.readNames(booking),
      ]);
      // Where nobody wants a PDF, the fonts and what draws them take no memory.
      const { writeTicketsPdf } = await import('./pdf/write-tickets-pdf.js');
      const paper = {
        event,
        when: `${formatWhen(timesOf(booking), anyReader)} (${nameTimeZone(event.timeZone)})`,
        holder: user.name,
        reference: bookingReference(booking.id),
        ...{ cover, codes, names },
      };
      return writeTicketsPdf(paper, this.clock());
    });
  }

  private async find(own: OwnBooking): Promise<TicketedBooking> {
    const booking = await this.database.read((database) => findTicketedBooking(database, own));
    if (booking === null) throw new ProblemError('ticket_not_found');
    return booking;
  }

  private async readNames({ id, event, quantity }: TicketedBooking): Promise<(string | null)[]> {
    const booking = { eventId: event.id, bookingId: id };
    const names = await this.database.read((database) => findNames(database, [booking]));
    return listNames(names.get(id), quantity);
  }

  private async sign({ id, event, createdAt, quantity }: TicketedBooking): Promise<string[]> {
    const booking = { eventId: event.id, bookingId: id, createdAt, quantity };
    const [codes = []] = await this.signing.run(() => this.codes.codesOf([booking]));
    return codes;
  }

  /** As JPEG: a PDF takes no WebP. Null where one is drawn, also for a picture that was just exchanged. */
  private async readCover({ event }: TicketedBooking): Promise<string | null> {
    if (event.coverImageId === null) return null;
    const cover = { eventId: event.id, imageId: event.coverImageId };
    try {
      const picture = await this.covers.get(cover, COVER_WIDTH);
      const jpeg = await sharp(picture).resize({ width: COVER_WIDTH }).jpeg().toBuffer();
      return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'cover_not_found') return null;
      throw error;
    }
  }
}

const timesOf = ({ event }: TicketedBooking) => ({
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt?.toISOString() ?? null,
  timeZone: event.timeZone,
});
