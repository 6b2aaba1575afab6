/** What an organiser sees first: what comes next, and what asks for attention. */
import { Inject, Injectable } from '@nestjs/common';
import { attentionReasons, type EventBrief, type OrganiserOverview } from '@lastseat/contracts';
import type { Prisma } from '../../generated/prisma/client.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { findAttention, type WatchedEvent } from './find-attention.js';

const MAX_NEXT = 5;
/** The next ones; what is further away can wait. */
const LOOKED_THROUGH = 200;
const MAX_ATTENTION = 20;

const columns = {
  id: true,
  title: true,
  startsAt: true,
  timeZone: true,
  status: true,
  totalTickets: true,
  remainingTickets: true,
  heldTickets: true,
  version: true,
  saleOpensAt: true,
  bookingsCancelledAt: true,
} satisfies Prisma.EventSelect;
type EventRow = Prisma.EventGetPayload<{ select: typeof columns }>;

@Injectable()
export class OverviewService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly memberships: MembershipsService,
    private readonly database: ReadDatabase,
  ) {}

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `busy` */
  async get(user: SignedInUser, organiserId: string): Promise<OrganiserOverview> {
    await this.memberships.require(user, { organiserId }, 'events.read');
    const now = this.clock();
    return this.database.read(async (database) => {
      const cancelling = await listCancelling(database, organiserId);
      const next = await listNext(database, organiserId, now);
      return {
        nextUp: next
          .filter(({ status }) => status === 'scheduled')
          .slice(0, MAX_NEXT)
          .map(toBrief),
        attention: listAttention([...cancelling, ...next], now),
        upcoming: await sumUpcoming(database, organiserId, now),
      };
    });
  }
}

async function listCancelling(database: ReadDatabase, organiserId: string) {
  const events = await database.event.findMany({
    where: { organiserId, cancelledAt: { not: null }, bookingsCancelledAt: null },
    orderBy: { cancelledAt: 'asc' },
    take: MAX_ATTENTION,
    select: columns,
  });
  return events.map(toWatched);
}

async function listNext(database: ReadDatabase, organiserId: string, now: Date) {
  const events = await database.event.findMany({
    where: { organiserId, startsAt: { gt: now }, status: { not: 'cancelled' } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: LOOKED_THROUGH,
    select: columns,
  });
  return events.map(toWatched);
}

async function sumUpcoming(database: ReadDatabase, organiserId: string, now: Date) {
  const { _count, _sum } = await database.event.aggregate({
    where: { organiserId, startsAt: { gt: now }, status: 'scheduled' },
    _count: true,
    _sum: { totalTickets: true, remainingTickets: true, heldTickets: true },
  });
  const totalTickets = _sum.totalTickets ?? 0;
  const confirmedTickets = totalTickets - (_sum.heldTickets ?? 0) - (_sum.remainingTickets ?? 0);
  return { events: _count, totalTickets, confirmedTickets };
}

/** By urgency; of the same reason the next one first. */
function listAttention(events: readonly WatchedEvent[], now: Date) {
  const found = events.flatMap((event) => {
    const reason = findAttention(event, now);
    return reason === null ? [] : [{ reason, event: toBrief(event) }];
  });
  const urgency = ({ reason }: (typeof found)[number]) => attentionReasons.indexOf(reason);
  return found.sort((one, other) => urgency(one) - urgency(other)).slice(0, MAX_ATTENTION);
}

const toWatched = ({
  startsAt,
  saleOpensAt,
  bookingsCancelledAt,
  heldTickets,
  ...rest
}: EventRow) => ({
  ...rest,
  startsAt: startsAt.toISOString(),
  saleOpensAt: saleOpensAt?.toISOString() ?? null,
  bookingsCancelledAt: bookingsCancelledAt?.toISOString() ?? null,
  confirmedTickets: rest.totalTickets - heldTickets - rest.remainingTickets,
});

function toBrief({
  saleOpensAt: _opens,
  bookingsCancelledAt: _done,
  ...brief
}: WatchedEvent): EventBrief {
  return brief;
}
