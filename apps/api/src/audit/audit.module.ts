import { Module } from '@nestjs/common';
import { InvariantAudit } from './invariant-audit.service.js';

@Module({ providers: [InvariantAudit] })
export class AuditModule {}
