import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  ownSessionListSchema,
  type IdParams,
  type OwnSessionList,
} from '@lastseat/contracts';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../common/http/decorators/current-user.decorator.js';
import { OwnSessionsService } from './own-sessions.service.js';

@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Get()
  @Answers(200, ownSessionListSchema, 'unauthenticated')
  async list(@CurrentUser() user: SignedInUser): Promise<OwnSessionList> {
    return { data: await this.sessions.list(user) };
  }

  @Delete()
  @Answers(204, null, 'unauthenticated')
  endOthers(@CurrentUser() user: SignedInUser): Promise<void> {
    return this.sessions.endOthers(user);
  }

  @Delete(':id')
  @Answers(204, null, 'invalid_request', 'unauthenticated', 'session_not_found')
  end(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<void> {
    return this.sessions.end(user, id);
  }
}
