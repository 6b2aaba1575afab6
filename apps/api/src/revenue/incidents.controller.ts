import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  incidentListSchema,
  incidentParamsSchema,
  listIncidentsQuerySchema,
  type IdParams,
  type IncidentList,
  type IncidentParams,
  type ListIncidentsQuery,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { IncidentsService } from './incidents.service.js';

const always = [...memberDenials, 'busy'] as const;

@ApiTags('Revenue')
@ApiBearerAuth()
@Controller()
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Get('organisers/:id/incidents')
  @Answers(200, incidentListSchema, ...always, 'organiser_not_found')
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listIncidentsQuerySchema }) query: ListIncidentsQuery,
  ): Promise<IncidentList> {
    return this.incidents.list(user, id, query);
  }

  @Post('events/:id/incidents/:incidentId/seen')
  @HttpCode(204)
  @Answers(204, null, ...always, 'event_not_found', 'incident_not_found')
  async see(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: incidentParamsSchema }) { id, incidentId }: IncidentParams,
  ): Promise<void> {
    await this.incidents.see(user, id, incidentId);
  }
}
