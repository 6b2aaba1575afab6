import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  defineCategoriesSchema,
  idParamsSchema,
  organiserCategoriesSchema,
  organiserParamsSchema,
  type DefineCategoriesInput,
  type IdParams,
  type OrganiserCategories,
  type OrganiserParams,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { CurrentActor, type ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { CategoriesService } from './categories.service.js';

@ApiTags('Categories')
@Controller('organisers/:id/categories')
export class OrganiserCategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Public()
  @Get()
  @Answers(200, organiserCategoriesSchema, 'invalid_request', 'organiser_not_found')
  list(
    @Param({ schema: organiserParamsSchema }) { id }: OrganiserParams,
  ): Promise<OrganiserCategories> {
    return this.categories.list(id);
  }

  @Put()
  @TakesLongText()
  @ApiBearerAuth()
  @Answers(
    200,
    organiserCategoriesSchema,
    ...memberDenials,
    'organiser_not_found',
    'category_in_use',
  )
  define(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: defineCategoriesSchema }) input: DefineCategoriesInput,
  ): Promise<OrganiserCategories> {
    return this.categories.define(user, id, input);
  }
}
