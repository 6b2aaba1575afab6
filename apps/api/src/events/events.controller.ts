import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  eventPageSchema,
  eventSchema,
  idParamsSchema,
  listEventsQuerySchema,
  type EventDetails,
  type EventPage,
  type IdParams,
  type ListEventsQuery,
} from '@lastseat/contracts';
import { Answers } from '../common/decorators/answers.decorator.js';
import { Public } from '../common/decorators/public.decorator.js';
import { EventsService } from './events.service.js';

@ApiTags('Events')
@Public()
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @Answers(200, eventPageSchema, 'invalid_request')
  list(@Query({ schema: listEventsQuerySchema }) query: ListEventsQuery): Promise<EventPage> {
    return this.events.listEvents(query);
  }

  @Get(':id')
  @Answers(200, eventSchema, 'invalid_request', 'event_not_found')
  get(@Param({ schema: idParamsSchema }) { id }: IdParams): Promise<EventDetails> {
    return this.events.getEvent(id);
  }
}
