import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { categoryListSchema } from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { PublicEventsService } from './public-events.service.js';
import { MayBeUnchanged, sendShared } from './send-shared.js';

@ApiTags('Events')
@Public()
@Controller('categories')
export class CategoriesController {
  constructor(private readonly events: PublicEventsService) {}

  @Get()
  @MayBeUnchanged()
  @Answers(200, categoryListSchema)
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendShared(request, reply, await this.events.getCategories());
  }
}
