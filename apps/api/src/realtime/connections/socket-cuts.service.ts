/** What operators see of connections that were ended or refused: counters, and a line a second at most. */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { MetricsService } from '../../common/observability/metrics/metrics.service.js';

/**
 * `slow_reader`: what it did not read, or did not send whole, was too much. `flood`: too many packets or
 * bytes. `second_connect`: it asked for more than the one namespace that there is.
 */
export type CutReason = 'slow_reader' | 'flood' | 'second_connect';

export type RefusalReason = 'process_full' | 'address_full' | 'foreign_origin';

const LINE_EVERY_MS = 1_000;

@Injectable()
export class SocketCutsService {
  private readonly logger = new Logger(SocketCutsService.name);
  private readonly cuts: Counter<'reason'>;
  private readonly refusals: Counter<'reason'>;
  private untold = 0;
  private nextLineAt = 0;

  constructor(
    metrics: MetricsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const registers = [metrics.registry];
    this.cuts = new Counter({
      name: 'lastseat_live_sockets_cut_total',
      help: 'Sockets that were ended because they took too much',
      labelNames: ['reason'],
      registers,
    });
    this.refusals = new Counter({
      name: 'lastseat_live_sockets_refused_total',
      help: 'Handshakes of sockets that were refused',
      labelNames: ['reason'],
      registers,
    });
  }

  noteRefusal(reason: RefusalReason): void {
    this.refusals.inc({ reason });
  }

  noteCut(reason: CutReason): void {
    this.cuts.inc({ reason });
    this.untold += 1;
    const now = this.clock().getTime();
    if (now < this.nextLineAt) return;
    this.logger.warn(`Ended ${this.untold} socket(s) that took too much, the last as ${reason}`);
    [this.untold, this.nextLineAt] = [0, now + LINE_EVERY_MS];
  }
}
