import { Module } from '@nestjs/common';
import { MembershipsService } from './memberships.service.js';

/** Apart from the organisers' routes: whoever asks for a permission needs no more than this. */
@Module({ providers: [MembershipsService], exports: [MembershipsService] })
export class MembershipsModule {}
