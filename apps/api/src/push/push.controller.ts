import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  endPushSchema,
  pushKeySchema,
  pushSubscriptionSchema,
  type EndPushInput,
  type PushKey,
  type PushSubscriptionInput,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { PushSubscriptionsService } from './push-subscriptions.service.js';

@ApiTags('Push')
@ApiBearerAuth()
@Controller('push')
export class PushController {
  constructor(private readonly subscriptions: PushSubscriptionsService) {}

  /** What a browser subscribes with. */
  @Get('key')
  @Answers(200, pushKeySchema, 'unauthenticated')
  getKey(): PushKey {
    return this.subscriptions.getKey();
  }

  /** This browser is told of offers from now on, until its person logs out there. */
  @Put('subscription')
  @HttpCode(204)
  @Answers(204, null, 'invalid_request', 'unauthenticated')
  subscribe(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: pushSubscriptionSchema }) input: PushSubscriptionInput,
  ): Promise<void> {
    return this.subscriptions.subscribe(user, input);
  }

  /** Also of a browser that was told nothing. */
  @Delete('subscription')
  @HttpCode(204)
  @Answers(204, null, 'invalid_request', 'unauthenticated')
  unsubscribe(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: endPushSchema }) { endpoint }: EndPushInput,
  ): Promise<void> {
    return this.subscriptions.unsubscribe(user, endpoint);
  }
}
