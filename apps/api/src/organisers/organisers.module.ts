import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { InvitationMailsModule } from './invitation-mails.module.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { MembersController } from './members.controller.js';
import { MembersService } from './members.service.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisersController } from './organisers.controller.js';
import { OrganisersService } from './organisers.service.js';

@Module({
  imports: [MembershipsModule, ActivityModule, AuthModule, OutboxModule, InvitationMailsModule],
  controllers: [OrganisersController, MembersController, InvitationsController],
  providers: [OrganisersService, MembersService, InvitationsService],
  exports: [InvitationMailsModule, OrganisersService],
})
export class OrganisersModule {}
