import { Body, Controller, Delete, Get, Inject, Patch, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  accountExportSchema,
  changeEmailSchema,
  changePasswordSchema,
  deleteAccountSchema,
  updateAccountSchema,
  userSchema,
  type AccountExport,
  type ChangeEmailInput,
  type ChangePasswordInput,
  type DeleteAccountInput,
  type UpdateAccountInput,
  type User,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../common/config/config.js';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../common/http/decorators/current-user.decorator.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { clearRefreshCookie } from '../refresh-cookie.js';
import { AccountExportService } from './account-export.service.js';
import { AccountService } from './account.service.js';
import { passwordProblems } from './password-problems.js';

@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly exports: AccountExportService,
    private readonly limits: AttemptLimitsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Patch('me')
  @Answers(200, userSchema, 'invalid_request', 'unauthenticated')
  rename(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: updateAccountSchema }) input: UpdateAccountInput,
  ): Promise<User> {
    return this.account.rename(user, input);
  }

  @Patch('password')
  @Answers(204, null, ...passwordProblems)
  changePassword(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changePasswordSchema }) input: ChangePasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('password', caller, () => this.account.changePassword(user, input));
  }

  @Patch('email')
  @Answers(202, null, ...passwordProblems)
  changeEmail(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changeEmailSchema }) input: ChangeEmailInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    const change = () => this.account.changeEmail(user, input);
    // Each sends a mail, to an address of the caller's choice.
    const mail = () => this.limits.limit('code', { request, reply, account: input.email }, change);
    return this.limits.limit('password', caller, mail);
  }

  @Delete('me')
  @Answers(204, null, ...passwordProblems, 'last_owner', 'busy')
  async erase(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: deleteAccountSchema }) { password }: DeleteAccountInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    await this.limits.limit('password', caller, () => this.account.erase(user, password));
    // It is worth nothing any more, and would make the web server believe in a session.
    clearRefreshCookie(reply, this.config);
  }

  @Get('me/export')
  @Answers(200, accountExportSchema, 'unauthenticated')
  async export(
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountExport> {
    void reply
      .header('content-disposition', 'attachment; filename="lastseat-account.json"')
      .header('cache-control', 'no-store');
    return this.exports.export(user);
  }
}
