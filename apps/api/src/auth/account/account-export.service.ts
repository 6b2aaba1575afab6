/** Everything that is kept about somebody, for themselves. */
import { Injectable } from '@nestjs/common';
import type { AccountExport } from '@lastseat/contracts';
import type { Prisma } from '../../../generated/prisma/client.js';
import { PrismaService } from '../../common/database/prisma.service.js';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../common/http/problems/problem.js';
import { findNames, listNames } from '../../ticket-names/ticket-names.service.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { OwnSessionsService } from '../sessions/own-sessions.service.js';
import {
  listOwnCheckIns,
  listOwnOrders,
  listReceivedTransfers,
  type OwnOrderRow,
} from './account-export.sql.js';
import { toUser, userColumns } from './to-user.js';

/** More than anybody has of one kind; bounds what one answer holds in memory. */
const AT_MOST = 10_000;

const eventColumns = { id: true, title: true, startsAt: true, venue: true } as const;
const event = { select: eventColumns } as const;

const bookingColumns = {
  ...{ id: true, status: true, quantity: true, createdAt: true, cancelledAt: true, event },
} as const;

type BookingRow = Prisma.BookingGetPayload<{ select: typeof bookingColumns }>;

const kept = {
  ...userColumns,
  createdAt: true,
  memberships: {
    select: { role: true, createdAt: true, organiser: { select: { name: true } } },
  },
  bookings: {
    select: bookingColumns,
    orderBy: { id: 'desc' },
    take: AT_MOST,
  },
  waits: {
    select: {
      ...{ quantity: true, status: true, bookingId: true, joinedAt: true, endedAt: true, event },
    },
    orderBy: { id: 'desc' },
    take: AT_MOST,
  },
  transfers: {
    select: {
      ...{ bookingId: true, status: true, toEmail: true, createdAt: true, endedAt: true, event },
    },
    orderBy: { id: 'desc' },
    take: AT_MOST,
  },
} as const;

@Injectable()
export class AccountExportService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly sessions: OwnSessionsService,
    private readonly secondFactor: SecondFactorService,
  ) {}

  /** @throws ProblemError `unauthenticated` when the account is gone */
  async export(user: SignedInUser): Promise<AccountExport> {
    const found = await this.prisma.user.findFirst({
      where: { id: user.id, deletedAt: null },
      select: kept,
    });
    if (!found) throw new ProblemError('unauthenticated');
    const { bookings, memberships, waits, transfers, createdAt } = found;
    const email = found.emailVerifiedAt === null ? null : found.email;
    const whose = { userId: user.id, email, atMost: AT_MOST };
    return {
      account: { ...toUser(found), createdAt: createdAt.toISOString() },
      bookings: await this.withNames([...bookings, ...(await this.listOfGuests(email))]),
      waits: waits.map((wait) => ({
        ...wait,
        joinedAt: wait.joinedAt.toISOString(),
        endedAt: toText(wait.endedAt),
        event: toEvent(wait.event),
      })),
      passedOn: transfers.map(({ toEmail, ...given }) => ({
        ...given,
        email: toEmail,
        createdAt: given.createdAt.toISOString(),
        endedAt: toText(given.endedAt),
        event: toEvent(given.event),
      })),
      orders: (await listOwnOrders(this.prisma, whose)).map(toOrder),
      ...(await this.listOfTickets(whose)),
      memberships: memberships.map(({ organiser: { name: organiser }, role, createdAt: since }) => {
        return { organiser, role, createdAt: since.toISOString() };
      }),
      sessions: await this.sessions.list(user),
      secondFactor: await this.secondFactor.describe(user.id),
    };
  }

  /** What was bought as a guest with the address, beside the account. */
  private listOfGuests(email: string | null) {
    if (email === null) return [];
    return this.prisma.booking.findMany({
      where: { user: { contactEmail: email } },
      select: bookingColumns,
      orderBy: { id: 'desc' },
      take: AT_MOST,
    });
  }

  private async withNames(bookings: readonly BookingRow[]): Promise<AccountExport['bookings']> {
    const places = bookings.map(({ id, event: { id: eventId } }) => ({ eventId, bookingId: id }));
    const found = await findNames(this.prisma, places);
    return bookings.map((booking) => {
      const names = found.get(booking.id);
      return {
        ...booking,
        createdAt: booking.createdAt.toISOString(),
        cancelledAt: toText(booking.cancelledAt),
        ...(names && { names: listNames(names, booking.quantity) }),
        event: toEvent(booking.event),
      };
    });
  }

  /** What others had a part in: of them it says nothing. */
  private async listOfTickets(
    whose: Parameters<typeof listOwnCheckIns>[1],
  ): Promise<Pick<AccountExport, 'received' | 'checkIns'>> {
    const received = await listReceivedTransfers(this.prisma, whose);
    const checkIns = await listOwnCheckIns(this.prisma, whose);
    return {
      received: received.map(({ eventId, newBookingId, title, startsAt, venue, ...asked }) => ({
        ...{ bookingId: newBookingId, status: asked.status },
        createdAt: asked.createdAt.toISOString(),
        endedAt: toText(asked.endedAt),
        event: toEvent({ id: eventId, title, startsAt, venue }),
      })),
      checkIns: checkIns.map(({ scannedAt, ...entry }) => ({
        ...entry,
        scannedAt: scannedAt.toISOString(),
      })),
    };
  }
}

const toOrder = ({
  createdAt,
  event: of,
  payments,
  refunds,
  ...order
}: OwnOrderRow): AccountExport['orders'][number] => ({
  ...order,
  createdAt: createdAt.toISOString(),
  event: toEvent(of),
  payments: payments.map(({ receivedAt, ...payment }) => ({
    ...payment,
    receivedAt: receivedAt.toISOString(),
  })),
  refunds: refunds.map((refund) => ({
    ...refund,
    createdAt: refund.createdAt.toISOString(),
    endedAt: toText(refund.endedAt),
  })),
});

const toText = (time: Date | null) => time?.toISOString() ?? null;

const toEvent = <Named extends { startsAt: Date }>({ startsAt, ...named }: Named) => ({
  ...named,
  startsAt: startsAt.toISOString(),
});
