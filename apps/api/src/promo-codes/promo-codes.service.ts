/** The codes that make an event's seats cheaper: every change is a command of the core, under the event's lock. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  AddPromoCodeInput,
  ChangePromoCodeInput,
  Discount,
  MemberAction,
  PromoCode,
  PromoCodeOffer,
  PromoCodeParams,
} from '@lastseat/contracts';
import { EventCommandsService } from '../bookings/event-commands.service.js';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { PrismaService } from '../common/database/prisma.service.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { findCode, findCodeOfBooking, listCodes, type CodeRow } from './promo-codes.sql.js';

const right: MemberAction = 'events.change';

/** What a checkout has to know of a code. */
export interface FoundCode extends Discount {
  id: string;
  code: string;
  ticketTypeIds: string[];
}

@Injectable()
export class PromoCodesService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly commands: EventCommandsService,
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `event_not_found`, `forbidden` */
  async list(user: SignedInUser, eventId: string): Promise<PromoCode[]> {
    await this.memberships.require(user, { eventId }, right);
    return listCodes(this.prisma, eventId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.addPromoCode` does */
  async add(actor: ActingUser, eventId: string, input: AddPromoCodeInput): Promise<PromoCode> {
    await this.memberships.require(actor, { eventId }, right);
    const times = { startsAt: toDate(input.startsAt), endsAt: toDate(input.endsAt) };
    const codeId = await this.commands.addPromoCode(toBy(actor), eventId, { ...input, ...times });
    return this.read(eventId, codeId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.changePromoCode` does */
  async change(
    actor: ActingUser,
    { id: eventId, codeId }: PromoCodeParams,
    { startsAt, endsAt, ...others }: ChangePromoCodeInput,
  ): Promise<PromoCode> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.changePromoCode(
      toBy(actor),
      { eventId, codeId },
      {
        ...others,
        ...(startsAt !== undefined && { startsAt: toDate(startsAt) }),
        ...(endsAt !== undefined && { endsAt: toDate(endsAt) }),
      },
    );
    return this.read(eventId, codeId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.removePromoCode` does */
  async remove(actor: ActingUser, { id: eventId, codeId }: PromoCodeParams): Promise<void> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.removePromoCode(toBy(actor), { eventId, codeId });
  }

  /**
   * What the code is worth at this moment. The core looks again when seats are held with it.
   * @param letters as the contract reads them
   * @returns null: there is no such code
   * @throws ProblemError `promo_code_not_now`, `promo_code_used_up`
   */
  async findOffer(eventId: string, letters: string): Promise<PromoCodeOffer | null> {
    const found = await findCode(this.prisma, eventId, letters);
    if (found === null) return null;
    const { code, percentOff, amountOffCents, ticketTypeIds, maxTickets, usedTickets } = found;
    if (!this.isUsable(found)) throw new ProblemError('promo_code_not_now');
    const ticketsLeft = maxTickets === null ? null : maxTickets - usedTickets;
    if (ticketsLeft === 0) {
      throw new ProblemError('promo_code_used_up', undefined, { numbers: { ticketsLeft } });
    }
    return { code, percentOff, amountOffCents, ticketTypeIds, ticketsLeft };
  }

  /** Whether it works is the core's to say. @throws ProblemError `promo_code_not_found` */
  async find(eventId: string, letters: string): Promise<FoundCode> {
    const found = await findCode(this.prisma, eventId, letters);
    if (found === null) throw new ProblemError('promo_code_not_found');
    return found;
  }

  /** With which a booking was made; null: it has its full price. */
  findOfBooking(eventId: string, bookingId: string): Promise<FoundCode | null> {
    return findCodeOfBooking(this.prisma, eventId, bookingId);
  }

  private isUsable({ isPaused, startsAt, endsAt }: CodeRow): boolean {
    const now = this.clock();
    if (isPaused || (startsAt !== null && now < startsAt)) return false;
    return endsAt === null || now < endsAt;
  }

  private async read(eventId: string, codeId: string): Promise<PromoCode> {
    const code = (await listCodes(this.prisma, eventId)).find(({ id }) => id === codeId);
    if (!code) throw new ProblemError('promo_code_not_found');
    return code;
  }
}

const toDate = (time: string | null): Date | null => (time === null ? null : new Date(time));

const toBy = ({ id, requestId }: ActingUser) => ({ userId: id, requestId });
