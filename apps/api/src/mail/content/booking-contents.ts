/** Reads what mails about bookings are written from. Many are made at once, so they share their queries. */
import { Injectable } from '@nestjs/common';
import type { Prisma } from '../../../generated/prisma/client.js';
import { AddressesService } from '../../auth/addresses.service.js';
import { ManageLinksService } from '../../bookings/manage-links.service.js';
import { OrderLinksService } from '../../checkout/order-links.service.js';
import { mailboxOf } from '../../common/database/mailbox.js';
import { PrismaService } from '../../common/database/prisma.service.js';
import { GatheredReads } from '../../common/jobs/gathered-reads.js';
import { findNames, listNames } from '../../ticket-names/ticket-names.service.js';
import { TicketCodesService } from '../../tickets/ticket-codes.service.js';
import { mostCodesInMail, type BookingContent } from './booking-content.js';

const columns = {
  id: true,
  ticketTypeId: true,
  createdAt: true,
  quantity: true,
  status: true,
  expiresAt: true,
  cancelReason: true,
  user: {
    select: {
      id: true,
      name: true,
      email: true,
      contactEmail: true,
      emailVerifiedAt: true,
      wantsReminders: true,
      deletedAt: true,
    },
  },
  event: {
    select: {
      id: true,
      title: true,
      description: true,
      category: true,
      host: true,
      venue: true,
      address: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      status: true,
      payment: true,
      asksNames: true,
      coverImageId: true,
      cancelReason: true,
      cancelUntil: true,
      organiser: { select: { name: true } },
    },
  },
} satisfies Prisma.BookingSelect;

type BookingRow = Prisma.BookingGetPayload<{ select: typeof columns }>;

@Injectable()
export class BookingContents {
  private readonly byId: GatheredReads<BookingContent>;

  constructor(
    private readonly prisma: PrismaService,
    private readonly addresses: AddressesService,
    private readonly links: ManageLinksService,
    private readonly orders: OrderLinksService,
    private readonly tickets: TicketCodesService,
  ) {
    this.byId = new GatheredReads({
      perQuery: 200,
      maxWaiting: 10_000,
      query: async (ids) => {
        const where = { id: { in: ids } };
        const rows = await prisma.booking.findMany({ where, select: columns });
        const contents = await this.toContents(rows);
        return new Map(contents.map((content) => [content.id, content]));
      },
    });
  }

  /** As it is now, whatever became of it. */
  async find(bookingId: string): Promise<BookingContent | null> {
    return (await this.byId.find(bookingId)) ?? null;
  }

  /** The newest of those that the person has, for what is said once however many they are. */
  async findConfirmedOf(eventId: string, userId: string): Promise<BookingContent | null> {
    const row = await this.prisma.booking.findFirst({
      where: { eventId, userId, status: 'confirmed' },
      orderBy: { id: 'desc' },
      select: columns,
    });
    const [content] = await this.toContents(row ? [row] : []);
    return content ?? null;
  }

  /** The ids of all who have a booking. */
  async listPeople(eventId: string): Promise<string[]> {
    const rows = await this.prisma.booking.findMany({
      where: { eventId, status: 'confirmed' },
      distinct: ['userId'],
      select: { userId: true },
    });
    return rows.map(({ userId }) => userId);
  }

  /** Whether it was the person's turn in line, and whether they have got a place since, in line or of the event. */
  async readOffer({
    id,
    person,
    event,
  }: BookingContent): Promise<{ wasOffered: boolean; hasPlace: boolean }> {
    const [row] = await this.prisma.$queryRaw<{ wasOffered: boolean; hasPlace: boolean }[]>`
      SELECT EXISTS (
               SELECT FROM "WaitlistEntry" WHERE "eventId" = ${event.id}::uuid AND "bookingId" = ${id}::uuid
             ) AS "wasOffered",
             EXISTS (
               SELECT FROM "WaitlistEntry" WHERE "eventId" = ${event.id}::uuid
                 AND "userId" = ${person.id}::uuid AND status = 'waiting'
               UNION ALL
               SELECT FROM "Booking" WHERE "eventId" = ${event.id}::uuid
                 AND "userId" = ${person.id}::uuid AND status IN ('held', 'confirmed')
             ) AS "hasPlace"`;
    return row!;
  }

  private async toContents(rows: readonly BookingRow[]): Promise<BookingContent[]> {
    const unproved = rows.map(({ user }) => user).filter((user) => user.emailVerifiedAt === null);
    const inVain = await this.addresses.listInVain(unproved);
    const places = rows.map(({ event, user }) => ({ eventId: event.id, userId: user.id }));
    const links = await this.links.listTokens(places);
    const tokens = new Map(links.map((link) => [placeOf(link.eventId, link.userId), link.token]));
    const orders = await this.listOrders(rows);
    const codes = await this.listCodes(rows);
    const names = await this.findNames(rows);
    return rows.map((row) => ({
      ...toContent(row, !inVain.has(row.user.id)),
      codes: codes.get(row.id) ?? [],
      names: listNames(names.get(row.id), row.quantity),
      order: orders.get(row.id) ?? null,
      manageToken: tokens.get(placeOf(row.event.id, row.user.id)) ?? null,
    }));
  }

  private findNames(rows: readonly BookingRow[]) {
    const bookings = rows
      .filter(({ event }) => event.asksNames)
      .map(({ id, event }) => ({ eventId: event.id, bookingId: id }));
    return findNames(this.prisma, bookings);
  }

  private async listOrders(rows: readonly BookingRow[]) {
    const bookings = rows
      .filter(({ event }) => event.payment === 'online')
      .map(({ id, event }) => ({ eventId: event.id, bookingId: id }));
    const links = await this.orders.list(bookings);
    return new Map(links.map(({ bookingId, orderId: id, token }) => [bookingId, { id, token }]));
  }

  private async listCodes(rows: readonly BookingRow[]): Promise<Map<string, string[]>> {
    const bookings = rows
      .filter(({ status }) => status === 'confirmed')
      .map(({ id, createdAt, quantity, event }) => ({
        ...{ eventId: event.id, bookingId: id, createdAt },
        quantity: Math.min(quantity, mostCodesInMail),
      }));
    if (bookings.length === 0) return new Map();
    const codes = await this.tickets.codesOf(bookings);
    return new Map(bookings.map(({ bookingId }, index) => [bookingId, codes[index] ?? []]));
  }
}

const placeOf = (eventId: string, userId: string) => `${eventId} ${userId}`;

function toContent(
  { user, event, status, ...booking }: BookingRow,
  isAddressTheirs: boolean,
): Omit<BookingContent, 'manageToken' | 'codes' | 'order' | 'names'> {
  const { organiser, payment: _, asksNames: __, ...fields } = event;
  return {
    id: booking.id,
    ticketTypeId: booking.ticketTypeId,
    quantity: booking.quantity,
    isPersonThere: user.deletedAt === null && isAddressTheirs,
    status,
    expiresAt: booking.expiresAt?.toISOString() ?? null,
    cancelReason: booking.cancelReason,
    person: { id: user.id, name: user.name, address: mailboxOf(user) },
    wantsReminders: user.wantsReminders,
    event: {
      ...fields,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt?.toISOString() ?? null,
      cancelUntil: event.cancelUntil?.toISOString() ?? null,
      // Nobody has a booking of a draft.
      status: event.status === 'cancelled' ? 'cancelled' : 'scheduled',
      organiserName: organiser.name,
    },
  };
}
