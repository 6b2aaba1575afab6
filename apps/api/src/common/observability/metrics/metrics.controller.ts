import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CONFIG, type Config } from '../../config/config.js';
import { Public } from '../../http/decorators/public.decorator.js';
import { ProblemError } from '../../http/problems/problem.js';
import { MetricsPageService } from './metrics-page.service.js';

@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly page: MetricsPageService,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Headers('authorization') authorization: string | undefined): Promise<string> {
    if (!this.isAllowed(authorization)) throw new ProblemError('route_not_found');
    return this.page.read();
  }

  /**
   * With METRICS_TOKEN whoever has it. Without, everybody as long as the API listens to its own machine
   * only; in a container, where it listens to all, nobody.
   */
  private isAllowed(authorization: string | undefined): boolean {
    const { METRICS_TOKEN, API_HOST } = this.config;
    if (METRICS_TOKEN === '') return ['127.0.0.1', '::1', 'localhost'].includes(API_HOST);
    return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${METRICS_TOKEN}`));
  }
}

/** Of one length whatever the text, as the comparison needs it. */
const hash = (text: string) => createHash('sha256').update(text).digest();
