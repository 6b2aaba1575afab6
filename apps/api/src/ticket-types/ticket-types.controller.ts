import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  addTicketTypeSchema,
  changeTicketTypeSchema,
  idParamsSchema,
  organiserTicketTypeListSchema,
  organiserTicketTypeSchema,
  ticketTypeParamsSchema,
  type AddTicketTypeInput,
  type ChangeTicketTypeInput,
  type IdParams,
  type OrganiserTicketType,
  type ProblemCode,
  type TicketTypeParams,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { TicketTypesService } from './ticket-types.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found'];

@ApiTags('Ticket types')
@ApiBearerAuth()
@Controller('events/:id/ticket-types')
export class TicketTypesController {
  constructor(private readonly types: TicketTypesService) {}

  /** All of them, for the event's members. Everybody else finds those that are not hidden in the event. */
  @Get()
  @Answers(200, organiserTicketTypeListSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<OrganiserTicketType[]> {
    return this.types.list(user, id);
  }

  /** With the first one the event is sold by types from then on. */
  @Post()
  @Answers(
    201,
    organiserTicketTypeSchema,
    ...always,
    ...(['event_cancelled', 'event_has_bookings', 'people_are_waiting'] as const),
    ...(['too_many_ticket_types', 'busy'] as const),
  )
  add(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: addTicketTypeSchema }) input: AddTicketTypeInput,
  ): Promise<OrganiserTicketType> {
    return this.types.add(actor, id, input);
  }

  @Patch(':typeId')
  @Answers(
    200,
    organiserTicketTypeSchema,
    ...always,
    ...(['ticket_type_not_found', 'event_cancelled', 'capacity_below_sold', 'busy'] as const),
  )
  change(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: ticketTypeParamsSchema }) params: TicketTypeParams,
    @Body({ schema: changeTicketTypeSchema }) input: ChangeTicketTypeInput,
  ): Promise<OrganiserTicketType> {
    return this.types.change(actor, params, input);
  }

  /** One that nobody has booked. */
  @Delete(':typeId')
  @HttpCode(204)
  @Answers(204, null, ...always, 'ticket_type_not_found', 'event_has_bookings', 'busy')
  remove(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: ticketTypeParamsSchema }) params: TicketTypeParams,
  ): Promise<void> {
    return this.types.remove(actor, params);
  }
}
