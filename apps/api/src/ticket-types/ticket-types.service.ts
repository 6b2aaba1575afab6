/** The types that an event is sold by: every change is a command of the core, under the event's lock. */
import { Injectable } from '@nestjs/common';
import type {
  AddTicketTypeInput,
  ChangeTicketTypeInput,
  MemberAction,
  OpenedByCode,
  OrganiserTicketType,
  TicketTypeParams,
} from '@lastseat/contracts';
import { EventCommandsService } from '../bookings/event-commands.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { PromoCodesService } from '../promo-codes/promo-codes.service.js';
import { listTypes, listTypesOpenedBy } from './ticket-types.sql.js';

const right: MemberAction = 'events.change';

@Injectable()
export class TicketTypesService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly commands: EventCommandsService,
    private readonly prisma: PrismaService,
    private readonly promoCodes: PromoCodesService,
  ) {}

  /** Also those that a code opens. @throws ProblemError `event_not_found`, `forbidden` */
  async list(user: SignedInUser, eventId: string): Promise<OrganiserTicketType[]> {
    await this.memberships.require(user, { eventId }, 'events.read');
    return listTypes(this.prisma, eventId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.addTicketType` does */
  async add(
    actor: ActingUser,
    eventId: string,
    input: AddTicketTypeInput,
  ): Promise<OrganiserTicketType> {
    await this.memberships.require(actor, { eventId }, right);
    const { saleStartsAt, saleEndsAt } = input;
    const times = { saleStartsAt: toDate(saleStartsAt), saleEndsAt: toDate(saleEndsAt) };
    const typeId = await this.commands.addTicketType(toBy(actor), eventId, { ...input, ...times });
    return this.read(eventId, typeId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.changeTicketType` does */
  async change(
    actor: ActingUser,
    { id: eventId, typeId }: TicketTypeParams,
    input: ChangeTicketTypeInput,
  ): Promise<OrganiserTicketType> {
    await this.memberships.require(actor, { eventId }, right);
    const { saleStartsAt, saleEndsAt, ...others } = input;
    await this.commands.changeTicketType(
      toBy(actor),
      { eventId, typeId },
      {
        ...others,
        ...(saleStartsAt !== undefined && { saleStartsAt: toDate(saleStartsAt) }),
        ...(saleEndsAt !== undefined && { saleEndsAt: toDate(saleEndsAt) }),
      },
    );
    return this.read(eventId, typeId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden`, and what `EventCommandsService.removeTicketType` does */
  async remove(actor: ActingUser, { id: eventId, typeId }: TicketTypeParams): Promise<void> {
    await this.memberships.require(actor, { eventId }, right);
    await this.commands.removeTicketType(toBy(actor), { eventId, typeId });
  }

  /**
   * What a code opens, as everybody sees types, and what it makes cheaper. People have one field for both.
   * @param code as the contract reads it
   * @throws ProblemError `invalid_code`; where it opens no type also `promo_code_not_now`, `promo_code_used_up`
   */
  async open(eventId: string, code: string): Promise<OpenedByCode> {
    const opened = await listTypesOpenedBy(this.prisma, eventId, code);
    const ticketTypes = opened.map(
      ({ takenTickets: _, accessCode: __, position: ___, ...type }) => type,
    );
    const promoCode = await this.promoCodes.findOffer(eventId, code).catch((error: unknown) => {
      if (opened.length > 0 && error instanceof ProblemError) return null;
      throw error;
    });
    if (opened.length === 0 && promoCode === null) throw new ProblemError('invalid_code');
    return { ticketTypes, promoCode };
  }

  private async read(eventId: string, typeId: string): Promise<OrganiserTicketType> {
    const types = await listTypes(this.prisma, eventId);
    const type = types.find(({ id }) => id === typeId);
    if (!type) throw new ProblemError('ticket_type_not_found');
    return type;
  }
}

const toDate = (time: string | null): Date | null => (time === null ? null : new Date(time));

const toBy = ({ id, requestId }: ActingUser) => ({ userId: id, requestId });
