import { Module } from '@nestjs/common';
import { IntegrityCheckService } from './integrity-check.service.js';

@Module({ providers: [IntegrityCheckService] })
export class IntegrityModule {}
