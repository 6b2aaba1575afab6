import { Body, Controller, Delete, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  addedPasskeySchema,
  addPasskeySchema,
  changeSecondFactorSchema,
  idParamsSchema,
  passkeyCreationSchema,
  passkeySchema,
  renamePasskeySchema,
  type AddedPasskey,
  type AddPasskeyInput,
  type ChangeSecondFactorInput,
  type IdParams,
  type Passkey,
  type PasskeyCreation,
  type RenamePasskeyInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../../common/http/decorators/current-user.decorator.js';
import { passwordProblems } from '../../account/password-problems.js';
import { AttemptLimitsService } from '../../attempt-limits.service.js';
import { PasskeysService } from './passkeys.service.js';

@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth/second-factor')
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Post('passkey-creation')
  @Answers(
    200,
    passkeyCreationSchema,
    ...passwordProblems,
    'email_not_verified',
    'too_many_passkeys',
  )
  begin(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changeSecondFactorSchema }) { password }: ChangeSecondFactorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasskeyCreation> {
    void reply.header('cache-control', 'no-store');
    const caller = { request, reply, account: user.id };
    return this.limits.limit('password', caller, () => this.passkeys.begin(user, password));
  }

  @Post('passkeys')
  @Answers(
    201,
    addedPasskeySchema,
    'invalid_request',
    'unauthenticated',
    'invalid_passkey',
    'confirmation_required',
    'passkey_known',
    'too_many_passkeys',
  )
  add(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: addPasskeySchema }) input: AddPasskeyInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddedPasskey> {
    void reply.header('cache-control', 'no-store');
    return this.passkeys.add(user, input);
  }

  @Patch('passkeys/:id')
  @Answers(200, passkeySchema, 'invalid_request', 'unauthenticated', 'factor_not_found')
  rename(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: renamePasskeySchema }) { name }: RenamePasskeyInput,
  ): Promise<Passkey> {
    return this.passkeys.rename(user, id, name);
  }

  @Delete('passkeys/:id')
  @Answers(204, null, ...passwordProblems, 'factor_not_found')
  remove(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: changeSecondFactorSchema }) { password }: ChangeSecondFactorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('password', caller, () => this.passkeys.remove(user, id, password));
  }
}
