import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  doorDeviceListSchema,
  doorDeviceParamsSchema,
  doorDeviceSchema,
  idParamsSchema,
  registerDeviceSchema,
  type DoorDevice,
  type DoorDeviceList,
  type DoorDeviceParams,
  type IdParams,
  type ProblemCode,
  type RegisterDeviceInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { DoorDevicesService } from './door-devices.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found', 'busy'];

@ApiTags('Door')
@ApiBearerAuth()
@Controller('events/:id/door-devices')
export class DoorDevicesController {
  constructor(
    private readonly devices: DoorDevicesService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** Once more by the same id: another name, or in other hands. */
  @Post()
  @Answers(
    201,
    doorDeviceSchema,
    ...always,
    ...(['device_signed_out', 'too_many_devices', 'too_many_requests'] as const),
  )
  register(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: registerDeviceSchema }) input: RegisterDeviceInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoorDevice> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('device', caller, () => this.devices.register(user, id, input));
  }

  @Get()
  @Answers(200, doorDeviceListSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<DoorDeviceList> {
    return this.devices.list(user, id);
  }

  /** Signs it out. */
  @Delete(':deviceId')
  @HttpCode(204)
  @Answers(204, null, ...always, 'device_not_found')
  signOut(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: doorDeviceParamsSchema }) params: DoorDeviceParams,
  ): Promise<void> {
    return this.devices.signOut(actor, params);
  }
}
