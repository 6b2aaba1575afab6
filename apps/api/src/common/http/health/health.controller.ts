import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { healthSchema, type Health } from '@lastseat/contracts';
import { Answers } from '../decorators/answers.decorator.js';
import { Public } from '../decorators/public.decorator.js';
import { HealthService } from './health.service.js';

@ApiTags('Health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers: nothing else is looked at, so that a database outage restarts nobody. */
  @Get('live')
  @Header('cache-control', 'no-store')
  @Answers(200, healthSchema)
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @Answers(200, healthSchema, 'busy')
  async ready(): Promise<Health> {
    await this.health.assertReady();
    return { status: 'ok' };
  }
}
